package dev.hedgerow.http.insights;

import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.query.Refresh;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.legacy.LegacyFilters;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The older endpoints that calculate filters at once: {@code trend}, {@code funnel}, {@code
 * retention}, {@code path}, by GET and POST. Filters become a query and go to the one runner.
 */
public final class LegacyInsightResource implements Resource {
    private static final int BREAKDOWN_LIMIT = 25;

    private final QueryRunner runner;
    private final QueryWaiters waiters;

    public LegacyInsightResource(QueryRunner runner, QueryWaiters waiters) {
        this.runner = runner;
        this.waiters = waiters;
    }

    /** An endpoint and the kind of insight that filters without one ask for there. */
    private record Endpoint(String path, String insight) {}

    private static final List<Endpoint> ENDPOINTS =
            List.of(
                    new Endpoint("trend", "TRENDS"),
                    new Endpoint("funnel", "FUNNELS"),
                    new Endpoint("retention", "RETENTION"),
                    new Endpoint("path", "PATHS"));

    @Override
    public List<Route<?, ?>> routes() {
        List<Route<?, ?>> routes = new ArrayList<>();
        for (Endpoint endpoint : ENDPOINTS) {
            String path = "/insights/" + endpoint.path() + "/";
            String summary = "Calculate filters of the older form: " + endpoint.insight();
            routes.add(
                    Route.get(Area.PROJECT, path)
                            .scope("insight:read")
                            .anonymousForbidden()
                            .summary(summary)
                            .answersLater(
                                    JsonNode.class,
                                    call -> answer(call, endpoint, fromQueryString(call))));
            routes.add(
                    Route.post(Area.PROJECT, path)
                            .scope("insight:read")
                            .anonymousForbidden()
                            .takesFields(LegacyFilterFields.class)
                            .summary(summary)
                            .answersLater(
                                    JsonNode.class,
                                    call -> answer(call, endpoint, call.body().deepCopy())));
        }
        return routes;
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
        if (!filters.hasNonNull("insight") || !endpoint.insight().equals("TRENDS")) {
            filters.put("insight", endpoint.insight());
        }
        ObjectNode query = LegacyFilters.toQuery(filters);
        RunRequest request = RunRequest.of(call.project().id(), query, mode);
        return waiters.later(() -> {
            ObjectNode body = runner.run(request).body().deepCopy();
            JsonNode results = body.remove("results");
            body.set("result", results);
            body.put("timezone", call.project().timezone());
            if (endpoint.insight().equals("TRENDS")) {
                body.put("next", next(call, query, results));
            }
            return Reply.json(200, body);
        });
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
