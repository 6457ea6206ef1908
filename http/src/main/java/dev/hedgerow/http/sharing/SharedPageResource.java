package dev.hedgerow.http.sharing;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.sharing.SharedThings.Shared;
import dev.hedgerow.metadata.sharing.Sharing;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages behind links: {@code /shared/TOKEN}, {@code /shared_dashboard/TOKEN} and, for frames of
 * other sites, {@code /embedded/TOKEN}. With {@code .json} behind the token they give the data.
 */
public final class SharedPageResource implements Resource {
    private static final String HTML = "text/html; charset=utf-8";

    /** No scripts, nothing from other servers, and no token in the headers of followed links. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private final Sharing sharing;
    private final SharedThings things;
    private final QueryWaiters waiters;
    private final SharedPage page;
    private final SharedJson json;

    public SharedPageResource(
            Sharing sharing, SharedThings things, QueryWaiters waiters, JsonMapper mapper) {
        this.sharing = sharing;
        this.things = things;
        this.waiters = waiters;
        this.page = new SharedPage();
        this.json = new SharedJson(mapper, things);
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                page(
                        "/shared/{file}/",
                        "What a link shows, as a page, or as data with .json",
                        false),
                page("/shared_dashboard/{file}/", "The same at its older address", false),
                page("/embedded/{file}/", "The same for a frame of another site", true));
    }

    private Route<?, ?> page(String path, String summary, boolean embedded) {
        return Route.get(Area.ROOT, path)
                .open()
                .summary(summary)
                .answersLater(String.class, call -> show(call, embedded));
    }

    private CompletionStage<Reply<String>> show(Call<Void> call, boolean embedded) {
        String file = call.path("file");
        int dot = file.indexOf('.');
        String token = dot < 0 ? file : file.substring(0, dot);
        String form = dot < 0 ? "" : file.substring(dot);
        return waiters.later(() -> {
            Optional<SharingConfiguration> link = sharing.open(token);
            Shared shared = link.flatMap(things::behind).orElse(null);
            return switch (form) {
                case "" -> guarded(html(link.orElse(null), shared, embedded));
                case ".json" -> guarded(data(link.orElse(null), shared, embedded));
                case ".png" -> throw ApiException.notImplemented("The picture of a shared page");
                default -> throw ApiException.notFound();
            };
        });
    }

    private Reply<String> html(
            @Nullable SharingConfiguration link, @Nullable Shared shared, boolean embedded) {
        return link == null || shared == null
                ? Reply.text(404, page.notFound(), HTML)
                : Reply.text(200, page.of(link, shared, embedded), HTML);
    }

    private Reply<String> data(
            @Nullable SharingConfiguration link, @Nullable Shared shared, boolean embedded) {
        if (link == null || shared == null) {
            throw ApiException.notFound();
        }
        return Reply.json(200, json.of(link, shared, embedded));
    }

    private static Reply<String> guarded(Reply<String> reply) {
        return reply.withHeader("Content-Security-Policy", POLICY)
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("X-Robots-Tag", "noindex")
                .withHeader("Cache-Control", "no-store");
    }
}
