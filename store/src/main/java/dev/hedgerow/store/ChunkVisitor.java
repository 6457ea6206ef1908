package dev.hedgerow.store;

/** Receives the rows of a scanned query in chunks. */
@FunctionalInterface
public interface ChunkVisitor {

    /**
     * Reads the rows of a chunk. Called by several threads at a time, in any order; rows that were
     * written together mostly come in the order they were written in. Throwing ends the query.
     */
    void visit(RowChunk chunk);
}
