package dev.hedgerow.store;

import dev.hedgerow.hogql.compile.CompiledQuery;

/**
 * Answers compiled queries. Thread-safe; a query that fails, is cancelled or runs out of its budget
 * takes nothing with it. What {@link EventWriter#write} has returned for is seen by every query
 * that starts afterwards; one query sees one state.
 */
public interface EventStore {

    /**
     * Runs the query and returns all its rows.
     *
     * @throws StoreException with {@code TIMEOUT}, {@code CANCELLED}, {@code TOO_MANY_ROWS}, {@code
     *     OUT_OF_MEMORY}, {@code QUERY_FAILED} or {@code INTERNAL}
     */
    Rows run(CompiledQuery query, QueryBudget budget);

    /**
     * Runs the query and hands over its rows while the engine produces them; for results that are
     * too many to hold as objects. What the visitor throws ends the query and is thrown on.
     *
     * @throws StoreException as {@link #run}
     */
    void stream(CompiledQuery query, QueryBudget budget, RowVisitor visitor);

    /**
     * Runs a query without arrays, tuples and maps among its columns, and hands over its rows in
     * chunks from the engine's own threads while it reads them; for millions of rows. When this
     * returns, the visitor has had every row once. What the visitor throws ends the query and is
     * thrown on.
     *
     * @throws StoreException as {@link #run}
     */
    void scan(CompiledQuery query, QueryBudget budget, ChunkVisitor visitor);
}
