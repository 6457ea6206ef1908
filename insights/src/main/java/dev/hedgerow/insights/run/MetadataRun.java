package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.editor.QueryCheck;
import dev.hedgerow.insights.editor.QueryCheck.Notice;
import dev.hedgerow.insights.query.HogQLMetadata;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Tells editors what is wrong with a text. */
final class MetadataRun {
    private MetadataRun() {}

    static QueryAnswer run(HogQLMetadata query, Session session) {
        String text = query.text().query();
        QueryCheck check =
                check(
                        text,
                        () ->
                                switch (query.language()) {
                                    case QUERY -> ofQuery(query, session);
                                    case EXPRESSION -> ofExpression(query, session);
                                    case TEMPLATE ->
                                            QueryCheck.template(
                                                    text,
                                                    HogqlParser.parseTemplate(text),
                                                    query.globals());
                                    case PROGRAM ->
                                            throw QueryException.notImplemented("Programs in Hog");
                                });
        return new QueryAnswer(check.json(), Freshness.SHORT);
    }

    private static QueryCheck check(String text, Supplier<QueryCheck> right) {
        try {
            return right.get();
        } catch (HogqlException.Shown error) {
            return QueryCheck.wrong(text, Notice.of(error));
        } catch (QueryException error) {
            return QueryCheck.wrong(text, Notice.of(error.detail()));
        }
    }

    private static QueryCheck ofQuery(HogQLMetadata query, Session session) {
        return right(query, QueryTrees.of(query.text(), session), LimitContext.QUERY, session);
    }

    /** An expression stands as a further column of its source. */
    private static QueryCheck ofExpression(HogQLMetadata query, Session session) {
        Expr expr = HogqlParser.parseExpr(query.text().query());
        Query base =
                query.source() == null
                        ? SelectQuery.builder().from(TableName.of("events")).build()
                        : QueryTrees.of(query.source(), session);
        if (!(base instanceof SelectQuery select)) {
            throw QueryException.invalid("The source of an expression must be one SELECT", null);
        }
        List<Expr> columns = new ArrayList<>(select.columns());
        columns.add(expr);
        return right(
                query,
                select.toBuilder().columns(columns).build(),
                LimitContext.UNLIMITED,
                session);
    }

    private static QueryCheck right(
            HogQLMetadata query, Query tree, LimitContext limits, Session session) {
        return QueryCheck.right(
                query.text().query(),
                tree,
                session.compile(tree, limits),
                query.debug() ? session.physical() : null);
    }

    /** What editors are told about a query that has run. */
    static ObjectNode ofRun(HogQLQuery query, Query tree, CompiledQuery compiled, Session session) {
        return QueryCheck.right(query.query(), tree, compiled, session.physical()).json();
    }

    /** The error of a query in SQL with what editors are told about it (HogQL rule 26). */
    static QueryException explained(HogQLQuery query, HogqlException.Shown error) {
        QueryCheck check = QueryCheck.wrong(query.query(), Notice.of(error));
        return QueryException.ofHogql(
                check.explain(String.valueOf(error.getMessage())), check.json(), error);
    }

    /** The same for what the engine refused. */
    static QueryException explained(HogQLQuery query, QueryException error) {
        if (error.code() != QueryException.Code.QUERY_FAILED) {
            return error;
        }
        QueryCheck check = QueryCheck.wrong(query.query(), Notice.of(error.detail()));
        return QueryException.ofHogql(check.explain(error.detail()), check.json(), error);
    }
}
