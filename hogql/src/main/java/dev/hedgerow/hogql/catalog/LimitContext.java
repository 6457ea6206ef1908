package dev.hedgerow.hogql.catalog;

/**
 * Who asks, and therefore how many rows a query without LIMIT gives and how many any LIMIT may ask
 * for. The figures are PostHog's.
 */
public enum LimitContext {
    /** A person at a screen. */
    QUERY(100, 50_000),
    /** A file download. */
    EXPORT(300_000, 300_000),
    /** The rows of a cohort. */
    COHORT(1_000_000_000, 1_000_000_000),
    /** A planner of ours, which writes its own LIMIT where it wants one. */
    UNLIMITED(Long.MAX_VALUE, Long.MAX_VALUE);

    private final long defaultRows;
    private final long maxRows;

    LimitContext(long defaultRows, long maxRows) {
        this.defaultRows = defaultRows;
        this.maxRows = maxRows;
    }

    /** Rows given by a SELECT without LIMIT. */
    public long defaultRows() {
        return defaultRows;
    }

    /** The largest LIMIT that is honoured; larger ones are cut to it. */
    public long maxRows() {
        return maxRows;
    }

    /** Whether a default and a maximum apply at all. */
    public boolean limits() {
        return this != UNLIMITED;
    }
}
