package dev.hedgerow.hogql.ast;

/**
 * Where a node stands in the text it was parsed from: character offsets {@code [start, end)}.
 *
 * <p>All spans are equal to one another, so that two trees are equal when they say the same,
 * wherever they came from. Printing and parsing a tree again gives an equal tree that way.
 */
public record Span(int start, int end) {
    /** The span of nodes that no text stands behind, such as those of a planner. */
    public static final Span NONE = new Span(-1, -1);

    /** Whether a text stands behind the node. */
    public boolean isKnown() {
        return start >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Span;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
