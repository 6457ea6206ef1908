package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.ExprRelation;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Placeholder;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.ast.TreeRewriter;
import dev.hedgerow.hogql.ast.TreeWalker;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and fills the holes of a tree.
 *
 * <p>{@code {filters}} asks for the value named {@code filters}, {@code {variables.x}} for the one
 * named {@code variables.x}. A placeholder may also compute: {@code {variables.x ? sql(event = 'a')
 * : sql(true)}} chooses by the value, and {@code sql(…)} marks a piece that is inserted as it is;
 * see {@link PlaceholderValues}.
 */
public final class Placeholders {
    private Placeholders() {}

    /** All placeholders, in reading order. */
    public static List<Placeholder> find(Node tree) {
        return TreeWalker.find(tree, Placeholder.class);
    }

    /**
     * The names that a placeholder asks for, {@code variables.x}, those inside {@code sql(…)}
     * aside.
     */
    public static List<String> names(Placeholder placeholder) {
        return PlaceholderValues.names(placeholder.expr());
    }

    /** The query with the placeholders filled that the map has values for; the others stay. */
    public static Query fill(Query query, Map<String, Expr> values) {
        return new Filling(values).rewrite(query);
    }

    /** The expression with the placeholders filled that the map has values for; the others stay. */
    public static Expr fill(Expr expr, Map<String, Expr> values) {
        return new Filling(values).rewrite(expr);
    }

    /** The query itself, if nothing is left to fill; otherwise an error at the first hole. */
    public static Query requireFilled(Query query) {
        List<Placeholder> open = find(query);
        if (!open.isEmpty()) {
            Placeholder first = open.getFirst();
            throw HogqlException.shown(
                    HogqlErrorCode.UNFILLED_PLACEHOLDER,
                    "Unresolved placeholder: " + HogqlPrinter.print(first),
                    first.span());
        }
        return query;
    }

    private static final class Filling extends TreeRewriter {
        private final Map<String, Expr> values;

        private Filling(Map<String, Expr> values) {
            this.values = values;
        }

        @Override
        public Expr rewrite(Expr expr) {
            return expr instanceof Placeholder placeholder
                    ? PlaceholderValues.value(placeholder.expr(), values, this).orElse(placeholder)
                    : rewriteChildren(expr);
        }

        @Override
        public Relation rewrite(Relation relation) {
            if (!(relation instanceof ExprRelation(Placeholder placeholder, var span))) {
                return rewriteChildren(relation);
            }
            Optional<Expr> value = PlaceholderValues.value(placeholder.expr(), values, this);
            if (value.isEmpty()) {
                return relation;
            }
            return switch (value.get()) {
                case Subquery subquery -> new SubqueryRelation(subquery.query(), span);
                case Field field -> new TableName(field.chain(), span);
                case HogqlxTag tag -> new ExprRelation(tag, span);
                case Placeholder next -> new ExprRelation(next, span);
                default ->
                        throw HogqlException.shown(
                                HogqlErrorCode.INVALID_QUERY,
                                "The placeholder "
                                        + HogqlPrinter.print(placeholder)
                                        + " in FROM has to be a table or a query",
                                span);
            };
        }
    }
}
