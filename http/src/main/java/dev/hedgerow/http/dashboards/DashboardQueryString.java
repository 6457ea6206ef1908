package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.route.Call;
import dev.hedgerow.metadata.dashboards.DashboardFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which dashboards a list shall show from the query string. */
final class DashboardQueryString {

    private DashboardQueryString() {}

    static DashboardFilter filter(Call<?> call) {
        return new DashboardFilter(
                given(call, "search"),
                tags(call),
                given(call, "creation_mode"),
                given(call, "pinned") == null ? null : call.queryFlag("pinned"),
                given(call, "created_by") == null
                        ? null
                        : Long.valueOf(call.queryInt("created_by", 0)),
                !"true".equals(call.query("exclude_generated")));
    }

    private static @Nullable String given(Call<?> call, String name) {
        String text = call.query(name);
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The parameter may be there several times, hold several with commas between, or a JSON list.
     */
    private static Set<String> tags(Call<?> call) {
        return call.queryParameters().getOrDefault("tags", List.of()).stream()
                .flatMap(text -> Arrays.stream(text.replaceAll("[\\[\\]\"]", "").split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }
}
