package dev.hedgerow.http.eventcode;

import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.definitions.EventSchema;
import dev.hedgerow.metadata.definitions.EventSchemas;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Typed code that sends the project's events. */
public final class EventCodeResource implements Resource {
    private final EventSchemas schemas;
    private final Clock clock;

    public EventCodeResource(EventSchemas schemas, Clock clock) {
        this.schemas = schemas;
        this.clock = clock;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                route("typescript", new TypeScriptCode()),
                route("python", new PythonCode()),
                route("golang", new GoCode()));
    }

    private Route<?, ?> route(String path, EventCode code) {
        return Route.get(Area.PROJECT, "/event_definitions/" + path + "/")
                .scope("event_definition:read")
                .summary("Typed code in " + code.language() + " that sends the project's events")
                .answers(EventCodeAnswer.class, call -> write(call, code));
    }

    private Reply<EventCodeAnswer> write(Call<Void> call, EventCode code) {
        List<EventSchema> events = schemas.list(call.project().id());
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return Reply.ok(
                new EventCodeAnswer(
                        code.write(events, now),
                        events.size(),
                        SchemaHash.of(code, events),
                        code.version()));
    }
}
