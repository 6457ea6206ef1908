package dev.hedgerow.http.capture;

import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.ingest.write.Ingest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Every path that SDKs send events to, and {@code /s/}, where recordings end. */
public final class CaptureResource implements Resource {
    private static final List<String> PATHS =
            List.of("/capture/", "/e/", "/i/v0/e/", "/batch/", "/track/", "/engage/");

    private final Ingest ingest;
    private final Clock clock;

    public CaptureResource(Ingest ingest, Clock clock) {
        this.ingest = ingest;
        this.clock = clock;
    }

    @Override
    public List<Route<?, ?>> routes() {
        List<Route<?, ?>> routes = new ArrayList<>();
        for (String path : PATHS) {
            routes.add(
                    Route.post(Area.ROOT, path)
                            .open()
                            .fromAnySite()
                            .takes(byte[].class)
                            .summary(
                                    "Send events; answered when they are durable; queries that follow see them")
                            .answersLater(CaptureAnswer.class, this::capture));
            routes.add(
                    Route.get(Area.ROOT, path)
                            .open()
                            .fromAnySite()
                            .summary("Send events in the query string")
                            .answersLater(CaptureAnswer.class, this::capture));
        }
        routes.add(
                Route.post(Area.ROOT, "/s/")
                        .open()
                        .fromAnySite()
                        .takes(byte[].class)
                        .summary("Session recordings: accepted and dropped")
                        .answers(CaptureAnswer.class, _ -> Reply.ok(CaptureAnswer.OK)));
        return routes;
    }

    private CompletionStage<Reply<CaptureAnswer>> capture(Call<?> call) {
        CaptureInput input =
                new CaptureInput(
                        call.path(),
                        call.queryString(),
                        call.header("Content-Type"),
                        call.header("Content-Encoding"),
                        call.bytes(),
                        call.clientAddress(),
                        clock.instant());
        boolean beacon =
                "1".equals(call.query("beacon")); // Sent while a page closes: nobody reads it.
        return ingest.capture(input)
                .thenApply(_ -> beacon ? Reply.noContent() : Reply.ok(CaptureAnswer.OK));
    }
}
