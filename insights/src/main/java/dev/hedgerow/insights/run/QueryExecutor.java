package dev.hedgerow.insights.run;

import dev.hedgerow.insights.query.QueryNode;

/** Calculates a query of any kind. Thread-safe. */
@FunctionalInterface
public interface QueryExecutor {
    /**
     * Calculates, in the caller's thread.
     *
     * @param query without display nodes around it
     */
    QueryAnswer execute(QueryNode query, Execution execution);
}
