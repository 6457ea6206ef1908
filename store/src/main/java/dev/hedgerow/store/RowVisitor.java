package dev.hedgerow.store;

/** Receives the rows of a streamed query, some thousand at a time, in the query's order. */
@FunctionalInterface
public interface RowVisitor {

    /** Reads the chunk; it is gone when this returns. Throwing ends the query. */
    void visit(RowChunk chunk);
}
