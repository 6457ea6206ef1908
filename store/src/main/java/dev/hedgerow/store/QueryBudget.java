package dev.hedgerow.store;

import java.time.Duration;

/**
 * What a query may use.
 *
 * @param timeout how long it may run, waiting for a connection included
 * @param maxRows how many rows it may return; one more is {@code TOO_MANY_ROWS}
 * @param token stops the query early
 * @param progress is told how far the query has come, if it takes long enough
 */
public record QueryBudget(
        Duration timeout, long maxRows, CancellationToken token, QueryProgress progress) {

    public QueryBudget {
        if (timeout.isNegative() || timeout.isZero() || maxRows < 0) {
            throw new IllegalArgumentException("timeout " + timeout + ", maxRows " + maxRows);
        }
    }

    /** A budget whose progress nobody follows. */
    public QueryBudget(Duration timeout, long maxRows, CancellationToken token) {
        this(timeout, maxRows, token, new QueryProgress());
    }

    /** A budget that nobody cancels. */
    public static QueryBudget of(Duration timeout, long maxRows) {
        return new QueryBudget(timeout, maxRows, CancellationToken.none());
    }
}
