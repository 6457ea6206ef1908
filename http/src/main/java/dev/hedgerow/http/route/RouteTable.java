package dev.hedgerow.http.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All routes with all their full paths, in the order to register them: where a name and a parameter
 * stand at the same place of two paths, the name comes first, so that {@code /insights/trend/} is
 * not taken for an insight's id.
 */
public final class RouteTable {
    private final List<Entry> entries;

    /** A route at one of its full paths. */
    public record Entry(String fullPath, Route<?, ?> route) {}

    /**
     * @throws IllegalStateException when two routes have the same method and path
     */
    public RouteTable(List<? extends Resource> resources) {
        List<Entry> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Resource resource : resources) {
            for (Route<?, ?> route : withPuts(resource.routes())) {
                for (String prefix : route.area().prefixes()) {
                    String path = prefix + route.path();
                    if (!seen.add(route.method() + " " + path.replaceAll("[{][^}]*}", "{}"))) {
                        throw new IllegalStateException(
                                route.method() + " " + path + " is declared twice");
                    }
                    all.add(new Entry(path, route));
                }
            }
        }
        // An opening brace sorts after every letter and digit, which puts parameters last; a
        // parameter of many segments is laster still.
        all.sort(Comparator.comparing(entry -> entry.fullPath().replace('<', '~')));
        this.entries = List.copyOf(all);
    }

    private static List<Route<?, ?>> withPuts(List<Route<?, ?>> declared) {
        List<Route<?, ?>> all = new ArrayList<>(declared);
        declared.forEach(route -> route.byPut().ifPresent(all::add));
        return all;
    }

    /** Every path of every route. */
    public List<Entry> entries() {
        return entries;
    }

    /** Each route once, at the path that documents show. */
    public List<Entry> documented() {
        return entries.stream().filter(RouteTable::isDocumented).toList();
    }

    private static boolean isDocumented(Entry entry) {
        Route<?, ?> route = entry.route();
        return entry.fullPath().equals(route.area().documentedPrefix() + route.path());
    }
}
