package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code COLUMNS('pattern')}: the columns in scope whose names match the regular expression. */
public record ColumnsMatching(String pattern, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of();
    }
}
