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
import dev.hedgerow.insights.query.QueryNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells editors what is wrong with a text. */
final class MetadataRun {
    private MetadataRun() {}

    static QueryAnswer run(HogQLMetadata query, Session session) {
        String text = query.text().query();
        QueryCheck check =
                switch (query.language()) {
                    case QUERY ->
                            check(
                                    text,
                                    () -> QueryCheck.right(text, compile(query.text(), session)));
                    case EXPRESSION ->
                            check(
                                    text,
                                    () ->
                                            QueryCheck.right(
                                                    text,
                                                    ofExpression(
                                                            HogqlParser.parseExpr(text),
                                                            query.source(),
                                                            session)));
                    case TEMPLATE ->
                            check(
                                    text,
                                    () -> {
                                        HogqlParser.parseTemplate(text);
                                        return QueryCheck.right(text);
                                    });
                    case PROGRAM -> throw QueryException.notImplemented("Programs in Hog");
                };
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

    private static CompiledQuery compile(HogQLQuery query, Session session) {
        return session.compile(QueryTrees.of(query, session), LimitContext.QUERY);
    }

    /** An expression stands as a further column of its source. */
    private static CompiledQuery ofExpression(
            Expr expr, @Nullable QueryNode source, Session session) {
        Query base =
                source == null
                        ? SelectQuery.builder().from(TableName.of("events")).build()
                        : QueryTrees.of(source, session);
        if (!(base instanceof SelectQuery select)) {
            throw QueryException.invalid("The source of an expression must be one SELECT", null);
        }
        List<Expr> columns = new ArrayList<>(select.columns());
        columns.add(expr);
        return session.compile(select.toBuilder().columns(columns).build());
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
