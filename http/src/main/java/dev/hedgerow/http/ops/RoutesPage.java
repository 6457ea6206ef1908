package dev.hedgerow.http.ops;

import dev.hedgerow.http.auth.Access;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.route.RouteTable;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /_dev/routes}: every endpoint with its scope and summary, as text. Only in dev mode. */
public final class RoutesPage implements Resource {
    private final List<? extends Resource> resources;

    public RoutesPage(List<? extends Resource> resources) {
        this.resources = List.copyOf(resources);
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ROOT, "/_dev/routes/")
                        .open()
                        .summary("Every endpoint")
                        .answers(String.class, call -> Reply.text(200, text())));
    }

    private String text() {
        return new RouteTable(resources)
                .documented().stream()
                        .map(entry ->
                                "%-6s %-70s %-28s %s%n"
                                        .formatted(
                                                entry.route().method(),
                                                entry.fullPath(),
                                                access(entry.route().access()),
                                                entry.route().summary()))
                        .collect(Collectors.joining());
    }

    private static String access(Access access) {
        return switch (access) {
            case Access.Everyone() -> "open";
            case Access.Known() -> "any key";
            case Access.SessionOnly() -> "session";
            case Access.Scoped(String scope) -> scope;
        };
    }
}
