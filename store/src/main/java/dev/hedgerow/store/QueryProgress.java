package dev.hedgerow.store;

/**
 * How far the queries of one calculation have come, as the engine tells now and then while they
 * run. Thread-safe.
 */
public final class QueryProgress {

    /**
     * Numbers of rows, of all queries so far.
     *
     * @param read how many the engine has read
     * @param total how many it will read, as it estimates
     */
    public record Rows(long read, long total) {
        static final Rows NONE = new Rows(0, 0);

        Rows plus(Rows other) {
            return new Rows(read + other.read, total + other.total);
        }
    }

    private Rows ended = Rows.NONE;
    private Rows current = Rows.NONE;

    /** Notes how far the query that runs has come. */
    public synchronized void note(long read, long total) {
        current = new Rows(read, total);
    }

    /** Notes that the query that ran has read all that it had to. */
    public synchronized void noteEnd() {
        ended = ended.plus(new Rows(current.total, current.total));
        current = Rows.NONE;
    }

    public synchronized Rows rows() {
        return ended.plus(current);
    }
}
