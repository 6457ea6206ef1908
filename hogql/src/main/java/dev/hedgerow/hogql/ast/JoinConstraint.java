package dev.hedgerow.hogql.ast;

import java.util.List;

/** What pairs the rows of a {@link Join}. */
public sealed interface JoinConstraint extends Node {
    /** {@code ON condition}. */
    record On(Expr condition, Span span) implements JoinConstraint {
        @Override
        public List<Node> children() {
            return List.of(condition);
        }
    }

    /** {@code USING (a, b)}: equal values of columns that both sides have. */
    record Using(List<String> columns, Span span) implements JoinConstraint {
        public Using {
            columns = List.copyOf(columns);
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }
}
