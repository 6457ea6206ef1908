package dev.hedgerow.http.insights;

import dev.hedgerow.http.csv.CsvFile;
import dev.hedgerow.http.csv.Format;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.query.Refresh;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.legacy.LegacyCorrelation;
import dev.hedgerow.insights.legacy.LegacyFilters;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import dev.hedgerow.insights.table.AnswerSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The older endpoints that calculate filters at once: {@code trend}, {@code funnel}, {@code
 * retention}, {@code path}, {@code funnel/correlation}, by GET and POST, as JSON or CSV. Filters
 * become a query and go to the one runner.
 */
public final class LegacyInsightResource implements Resource {
    private static final int BREAKDOWN_LIMIT = 25;

    private final QueryRunner runner;
    private final QueryWaiters waiters;

    public LegacyInsightResource(QueryRunner runner, QueryWaiters waiters) {
        this.runner = runner;
        this.waiters = waiters;
    }

    /**
     * An endpoint.
     *
     * @param name what it calculates, in words
     * @param query the query that filters ask for there; empty for nothing to calculate
     */
    private record Endpoint(
            String path, String name, Function<ObjectNode, Optional<ObjectNode>> query) {

        /** An endpoint whose filters mean one kind of insight whatever they say. */
        static Endpoint of(String path, String insight) {
            return new Endpoint(path, insight, filters -> Optional.of(toQuery(filters, insight)));
        }

        private static ObjectNode toQuery(ObjectNode filters, String insight) {
            filters.put("insight", insight);
            return LegacyFilters.toQuery(filters);
        }
    }

    private static final List<Endpoint> ENDPOINTS =
            List.of(
                    new Endpoint(
                            "trend",
                            "TRENDS",
                            filters -> Optional.of(LegacyFilters.toQuery(filters))),
                    Endpoint.of("funnel", "FUNNELS"),
                    Endpoint.of("retention", "RETENTION"),
                    Endpoint.of("path", "PATHS"),
                    new Endpoint(
                            "funnel/correlation",
                            "correlation of a funnel",
                            LegacyCorrelation::toQuery));

    @Override
    public List<Route<?, ?>> routes() {
        List<Route<?, ?>> routes = new ArrayList<>();
        for (Endpoint endpoint : ENDPOINTS) {
            String path = "/insights/" + endpoint.path();
            for (String form : List.of(path + "/", path + ".csv/")) {
                routes.add(get(endpoint, form));
                routes.add(post(endpoint, form));
            }
        }
        return routes;
    }

    private Route<?, ?> get(Endpoint endpoint, String path) {
        return Route.get(Area.PROJECT, path)
                .scope("insight:read")
                .anonymousForbidden()
                .summary("Calculate filters of the older form: " + endpoint.name())
                .answersLater(
                        JsonNode.class, call -> answer(call, endpoint, fromQueryString(call)));
    }

    private Route<?, ?> post(Endpoint endpoint, String path) {
        return Route.post(Area.PROJECT, path)
                .scope("insight:read")
                .anonymousForbidden()
                .takesFields(LegacyFilterFields.class)
                .summary("Calculate filters of the older form: " + endpoint.name())
                .answersLater(
                        JsonNode.class, call -> answer(call, endpoint, call.body().deepCopy()));
    }

    private static ObjectNode fromQueryString(Call<?> call) {
        ObjectNode filters = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, List<String>> parameter : call.queryParameters().entrySet()) {
            filters.put(parameter.getKey(), parameter.getValue().getLast());
        }
        return filters;
    }

    private CompletionStage<Reply<JsonNode>> answer(
            Call<?> call, Endpoint endpoint, ObjectNode filters) {
        JsonNode refresh = filters.path("refresh");
        RefreshMode asked =
                Refresh.mode(
                        refresh.isValueNode() && !refresh.isNull() ? refresh.asString() : null,
                        RefreshMode.BLOCKING);
        // These endpoints always answer with a result: refresh=false only asks for no new one.
        RefreshMode mode = asked == RefreshMode.FORCE_CACHE ? RefreshMode.BLOCKING : asked;
        Format format = Format.of(call);
        ObjectNode query = endpoint.query().apply(filters).orElse(null);
        if (query == null) {
            return CompletableFuture.completedFuture(Reply.ok(nothing()));
        }
        RunRequest request = RunRequest.of(call.project().id(), query, mode);
        return waiters.later(() -> {
            ObjectNode body = runner.run(request).body().deepCopy();
            return format == Format.CSV
                    ? csv(call, query, body)
                    : Reply.json(200, older(call, query, body));
        });
    }

    /** What the endpoint of correlations says of no steps. */
    private static JsonNode nothing() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode result = body.putObject("result");
        result.putArray("events");
        result.put("skewed", false);
        body.put("is_cached", false);
        body.putNull("last_refresh");
        return body;
    }

    /** The answer in the form that these endpoints had. */
    private static ObjectNode older(Call<?> call, ObjectNode query, ObjectNode body) {
        JsonNode results = body.remove("results");
        body.set("result", results);
        body.put("timezone", call.project().timezone());
        if (query.path("kind").asString("").equals("TrendsQuery")) {
            body.put("next", next(call, query, results));
        }
        return body;
    }

    /** A file; {@code export_name} names it, {@code export_insight_id} says where it comes from. */
    private static Reply<JsonNode> csv(Call<?> call, ObjectNode query, ObjectNode body) {
        String insight = call.query("export_insight_id");
        return CsvFile.reply(
                AnswerSheet.of(query, body),
                call.query("export_name"),
                insight == null ? null : call.origin() + "/insights/" + insight + "/");
    }

    /** Where more breakdown values are; null while there are fewer than one answer holds. */
    private static @Nullable String next(
            Call<?> call, ObjectNode query, @Nullable JsonNode results) {
        boolean full =
                query.has("breakdownFilter")
                        && results != null
                        && results.size() >= BREAKDOWN_LIMIT;
        if (!full) {
            return null;
        }
        int offset = call.queryInt("offset", 0) + BREAKDOWN_LIMIT;
        return Page.urlWith(call, Map.of("offset", offset));
    }
}
