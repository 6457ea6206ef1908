package dev.hedgerow.insights.template;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.Placeholders;
import java.util.Map;

/**
 * A HogQL query with placeholders {@code {name}}, parsed once. {@code FROM {name}} takes a query.
 * Immutable.
 */
public final class QueryTemplate {
    private final Query tree;

    private QueryTemplate(Query tree) {
        this.tree = tree;
    }

    /** Parses a template; for constants of planners. */
    public static QueryTemplate of(String text) {
        return new QueryTemplate(HogqlParser.parseQuery(text));
    }

    /** The query with every placeholder replaced; all of them must be given. */
    public Query fill(Map<String, Expr> values) {
        return Placeholders.requireFilled(Placeholders.fill(tree, values));
    }

    /** A query as the value of a placeholder. */
    public static Expr value(Query query) {
        return new Subquery(query, Span.NONE);
    }
}
