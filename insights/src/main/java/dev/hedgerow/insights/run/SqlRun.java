package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.rows.JsonValues;
import dev.hedgerow.store.Rows;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers queries in SQL. */
final class SqlRun {
    private SqlRun() {}

    static QueryAnswer run(HogQLQuery query, Session session) {
        try {
            return answer(query, session);
        } catch (HogqlException.Shown error) {
            throw MetadataRun.explained(query, error);
        } catch (QueryException error) {
            throw MetadataRun.explained(query, error);
        }
    }

    private static QueryAnswer answer(HogQLQuery query, Session session) {
        Execution execution = session.execution();
        Query tree = QueryTrees.of(query, session);
        CompiledQuery compiled = session.compile(tree, execution.limitContext());
        Rows rows = session.rows(compiled);
        OptionalLong limit = compiled.defaultLimit();
        ObjectNode body =
                Answers.of(
                        new JsonValues(execution.project().zone())
                                .rows(rows, limit.orElse(Long.MAX_VALUE)),
                        session);
        addColumns(body, compiled);
        body.put("query", query.query());
        body.put("clickhouse", compiled.sql());
        if (query.explain()) {
            body.set("explain", plan(session.rows(compiled.explained())));
            body.set("metadata", MetadataRun.ofRun(query, tree, compiled, session));
        }
        if (limit.isPresent()) {
            body.put("limit", limit.getAsLong());
            body.put("offset", 0);
            body.put("hasMore", rows.size() > limit.getAsLong());
        }
        return new QueryAnswer(body, Freshness.PLAIN);
    }

    private static ArrayNode plan(Rows rows) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (List<?> row : rows.rows()) {
            String.valueOf(row.get(1)).lines().forEach(lines::add);
        }
        return lines;
    }

    private static void addColumns(ObjectNode body, CompiledQuery compiled) {
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        ArrayNode types = JsonNodeFactory.instance.arrayNode();
        for (Column column : compiled.columns()) {
            columns.add(column.name());
            types.addArray().add(column.name()).add(column.type().name());
        }
        body.set("columns", columns);
        body.set("types", types);
    }
}
