package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * A {@link Placeholder} or {@link HogqlxTag} in FROM: something that has to be replaced by a real
 * relation before names are resolved.
 */
public record ExprRelation(Expr expr, Span span) implements Relation {

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
