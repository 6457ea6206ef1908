package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code CAST(expr AS type)}, {@code expr::type}; {@code lenient} is TRY_CAST, null where the cast
 * fails. The type is spelled as ClickHouse does, {@code Array(Nullable(String))}.
 */
public record TypeCast(Expr expr, String type, boolean lenient, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
