package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code left [strictness] kind JOIN right constraint}; a CROSS join has no constraint. */
public record Join(
        Relation left,
        JoinKind kind,
        JoinStrictness strictness,
        Relation right,
        @Nullable JoinConstraint constraint,
        Span span)
        implements Relation {

    @Override
    public List<Node> children() {
        return new NodeList().add(left).add(right).add(constraint).toList();
    }
}
