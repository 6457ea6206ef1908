package dev.hedgerow.insights.sequence;

import dev.hedgerow.insights.query.QueryException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many rows a query may hold in memory, all its parts together: what is refused with an error
 * cannot take the server's memory from everybody else. Thread-safe.
 */
public final class RowLimit {
    /** The rest is for the run that is sorted, names and the other requests. */
    private static final double PART_OF_HEAP = 0.7;

    private final long mostRows;
    private final AtomicLong rows = new AtomicLong();

    RowLimit(long mostRows) {
        this.mostRows = mostRows;
    }

    /** As many rows as fit into most of the memory that Java was given. */
    public static RowLimit ofHeap() {
        return new RowLimit(
                (long) (Runtime.getRuntime().maxMemory() * PART_OF_HEAP / RowBlock.ROW_BYTES));
    }

    /**
     * Asks for room for more rows.
     *
     * @throws QueryException TOO_LARGE if there is none
     */
    void claim(int more) {
        if (rows.addAndGet(more) > mostRows) {
            throw QueryException.of(
                    QueryException.Code.TOO_LARGE,
                    "The query has to sort more than "
                            + mostRows
                            + " events, which is all that the server's memory holds."
                            + " Try a shorter date range or fewer events, or give Java more memory (-Xmx).",
                    null);
        }
    }
}
