package dev.hedgerow.insights.template;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.ExprRelation;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Placeholder;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TreeRewriter;
import dev.hedgerow.hogql.parser.HogqlParser;
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
        return new Filler(values).rewrite(tree);
    }

    /** A query as the value of a placeholder. */
    public static Expr value(Query query) {
        return new Subquery(query, Span.NONE);
    }

    private static final class Filler extends TreeRewriter {
        private final Map<String, Expr> values;

        Filler(Map<String, Expr> values) {
            this.values = values;
        }

        @Override
        public Expr rewrite(Expr expr) {
            return expr instanceof Placeholder placeholder
                    ? value(placeholder)
                    : rewriteChildren(expr);
        }

        @Override
        public Relation rewrite(Relation relation) {
            if (relation instanceof ExprRelation(Placeholder placeholder, Span span)
                    && value(placeholder) instanceof Subquery subquery) {
                return new SubqueryRelation(subquery.query(), span);
            }
            return rewriteChildren(relation);
        }

        private Expr value(Placeholder placeholder) {
            String name =
                    placeholder.expr() instanceof Field field
                            ? String.join(".", field.chain())
                            : "";
            Expr value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for the placeholder {" + name + "}");
            }
            return value;
        }
    }
}
