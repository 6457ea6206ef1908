package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code relation [FINAL] [SAMPLE ratio [OFFSET offset]]}. Understood and ignored: our counts are
 * exact.
 */
public record SampledRelation(
        Relation relation,
        boolean finalRows,
        @Nullable Expr ratio,
        @Nullable Expr offset,
        Span span)
        implements Relation {

    @Override
    public List<Node> children() {
        return new NodeList().add(relation).add(ratio).add(offset).toList();
    }
}
