package dev.hedgerow.http.query;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the runner on behalf of resources whose answers are made of queries without being one.
 * Blocks until the answer is there, always calculated anew.
 */
public final class Questions {
    private final QueryRunner runner;
    private final JsonMapper mapper;

    public Questions(QueryRunner runner, JsonMapper mapper) {
        this.runner = runner;
        this.mapper = mapper;
    }

    /** A query to fill in. */
    public ObjectNode query(String kind) {
        return mapper.createObjectNode().put("kind", kind);
    }

    /** A query in HogQL; {@code values} are what its placeholders stand for. */
    public ObjectNode sql(String hogql, Map<String, ?> values) {
        ObjectNode query = query("HogQLQuery").put("query", hogql);
        query.set("values", mapper.valueToTree(values));
        return query;
    }

    /** The whole answer. */
    public JsonNode ask(long projectId, JsonNode query) {
        return ask(projectId, query, LimitContext.QUERY);
    }

    /** The whole answer, for somebody who may get that many rows. */
    public JsonNode ask(long projectId, JsonNode query, LimitContext limits) {
        return runner.run(
                        new RunRequest(projectId, query, RefreshMode.FORCE_BLOCKING, null, limits))
                .body();
    }

    /** The rows of a query in HogQL, each a list. */
    public JsonNode rows(long projectId, String hogql, Map<String, ?> values) {
        return ask(projectId, sql(hogql, values)).path("results");
    }
}
