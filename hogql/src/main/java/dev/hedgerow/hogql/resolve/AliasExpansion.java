package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.TreeRewriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts columns of a SELECT in the place of the names that it gives them, for a clause that is
 * resolved before the columns are. Parameters of lambdas and names within subqueries are their own.
 */
final class AliasExpansion extends TreeRewriter {
    private final Map<String, Expr> columns = new HashMap<>();

    /** Names that mean something else here: parameters, and columns inside of themselves. */
    private final Deque<String> hidden = new ArrayDeque<>();

    AliasExpansion(List<Expr> columns) {
        for (Expr column : columns) {
            if (column instanceof Alias alias) {
                this.columns.put(alias.name(), alias.expr());
            }
        }
    }

    @Override
    public Expr rewrite(Expr expr) {
        return switch (expr) {
            case Field field when field.chain().size() == 1 -> expanded(field);
            case Lambda lambda -> {
                lambda.parameters().forEach(hidden::push);
                Expr result = rewriteChildren(lambda);
                lambda.parameters().forEach(_ -> hidden.pop());
                yield result;
            }
            default -> rewriteChildren(expr);
        };
    }

    @Override
    public Query rewrite(Query query) {
        return query;
    }

    private Expr expanded(Field field) {
        String name = field.chain().getFirst();
        Expr column = columns.get(name);
        if (column == null || hidden.contains(name)) {
            return field;
        }
        hidden.push(name);
        Expr result = rewrite(column);
        hidden.pop();
        return result;
    }
}
