package dev.hedgerow.http.elements;

import dev.hedgerow.http.elements.ElementStatsAnswer.ChainCount;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.elements.ElementsChainReader;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import dev.hedgerow.metadata.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /elements/stats/} and {@code /elements/values/}: those of autocaptured events. */
public final class ElementStatsResource implements Resource {

    /** Where the chain says it; classes have no value, and selectors are not in it. */
    private static final Map<String, String> PATTERNS =
            Map.of(
                    "tag_name", "^([-_a-zA-Z0-9]*?)[\\.|:]",
                    "text", "[:|\"]text=\"(.*?)\"",
                    "href", "[:|\"]href=\"(.*?)\"",
                    "attr_id", "[:|\"]attr_id=\"(.*?)\"",
                    "nth_child", "[:|\"]nth-child=\"(.*?)\"",
                    "nth_of_type", "[:|\"]nth-of-type=\"(.*?)\"");

    private static final String VALUES =
            """
            SELECT value FROM (
                SELECT extract(elements_chain, {pattern}) AS value FROM events
                WHERE event = '$autocapture' AND elements_chain != ''
                LIMIT 100000
            )
            WHERE value != '' AND position(value, {part}) > 0
            GROUP BY value ORDER BY count() DESC, value LIMIT 100
            """;

    private final QueryRunner runner;
    private final QueryWaiters waiters;
    private final Clock clock;

    public ElementStatsResource(QueryRunner runner, QueryWaiters waiters, Clock clock) {
        this.runner = runner;
        this.waiters = waiters;
        this.clock = clock;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/elements/stats/")
                        .scope("element:read")
                        .summary(
                                "Count clicks by chain of elements: include, date_from, date_to, properties,"
                                        + " filter_test_accounts, container_selector, data_attributes,"
                                        + " max_element_chain_depth, limit, offset; the bare list of results"
                                        + " without paginate_response=true")
                        .answersLater(Object.class, this::stats), // A list, or a page of one.
                Route.get(Area.PROJECT, "/elements/values/")
                        .scope("element:read")
                        .summary("The most frequent values of key, those that contain value")
                        .items(ElementValueAnswer.class)
                        .answersLater(List.class, this::values));
    }

    private CompletionStage<Reply<ElementStatsAnswer>> stats(Call<Void> call) {
        ElementStatsQuery query = ElementStatsQuery.read(call, clock.instant());
        return waiters.later(() -> {
            ElementStatsAnswer answer = answer(call, query, rows(call, query.query()));
            return call.queryFlag("paginate_response")
                    ? Reply.ok(answer)
                    : Reply.json(200, answer.results());
        });
    }

    private static ElementStatsAnswer answer(
            Call<Void> call, ElementStatsQuery query, JsonNode rows) {
        ElementsChainReader reader = new ElementsChainReader(query.attributes(), query.depth());
        List<ChainCount> counts =
                rows.valueStream()
                        .limit(query.limit())
                        .map(row ->
                                new ChainCount(
                                        row.path(1).asLong(),
                                        null,
                                        row.path(2).asString(),
                                        reader.read(row.path(0).asString()).stream()
                                                .map(ElementAnswer::of)
                                                .toList()))
                        .toList();
        boolean more = rows.size() > query.limit();
        int before = query.offset() - query.limit();
        return new ElementStatsAnswer(
                counts,
                more ? page(call, query.offset() + query.limit()) : null,
                before >= 0 ? page(call, before) : null);
    }

    private static String page(Call<Void> call, int offset) {
        return Page.urlWith(call, Map.of("offset", offset));
    }

    private CompletionStage<Reply<List<ElementValueAnswer>>> values(Call<Void> call) {
        String pattern = pattern(call.query("key"));
        return waiters.later(() ->
                Reply.ok(
                        pattern == null
                                ? List.of()
                                : rows(call, values(pattern, call.query("value")))
                                        .valueStream()
                                        .map(row -> new ElementValueAnswer(row.path(0).asString()))
                                        .toList()));
    }

    private static @Nullable String pattern(@Nullable String key) {
        return key == null ? null : PATTERNS.get(key);
    }

    private static ObjectNode values(String pattern, @Nullable String part) {
        ObjectNode query = Json.object();
        query.put("kind", "HogQLQuery");
        query.put("query", VALUES);
        query.putObject("values").put("pattern", pattern).put("part", part == null ? "" : part);
        return query;
    }

    private JsonNode rows(Call<Void> call, ObjectNode query) {
        return runner.run(RunRequest.of(call.project().id(), query, RefreshMode.FORCE_BLOCKING))
                .body()
                .path("results");
    }
}
