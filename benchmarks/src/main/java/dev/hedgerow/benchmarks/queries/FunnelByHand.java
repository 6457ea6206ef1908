package dev.hedgerow.benchmarks.queries;

import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBConnection;

/**
 * An ordered funnel in Java: for every step the start of the latest attempt that reached it.
 *
 * @param steps how many
 * @param excluding the bit of the event that ends attempts which have done {@code excludedFrom}
 *     steps or more, but not all; 0 for none
 * @param sql columns: the hash of the person, and the time in µs, then {@link #VALUE_BITS} bits for
 *     the breakdown value, then one bit per step and exclusion, the lowest for the first step
 */
record FunnelByHand(int steps, long excluding, int excludedFrom, String sql) implements ByHand {
    static final int STEP_BITS = 8;
    static final int VALUE_BITS = 4;
    private static final int BELOW_TIME = STEP_BITS + VALUE_BITS;
    private static final long WINDOW = 14 * 86_400_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    @Override
    public double total(DuckDBConnection connection) throws SQLException {
        PackedEvents events = new PackedEvents(0);
        events.read(connection, sql);
        double total = 0;
        for (Machine machine : events.walk(Machine::new)) {
            for (long[] ofValue : machine.reached) {
                for (int step = 1; step <= steps; step++) {
                    total += step * ofValue[step];
                }
            }
        }
        return total;
    }

    private final class Machine implements PackedEvents.Walker {
        private final long[][] reached = new long[1 << VALUE_BITS][steps + 1];
        private final long[] starts = new long[steps];
        private final boolean[] excluded = new boolean[steps];
        private int best;
        private long bestStart;
        private boolean bestExcluded;

        @Override
        public void walk(long[] packed, int from, int to) {
            Arrays.fill(starts, NEVER);
            Arrays.fill(excluded, false);
            best = 0;
            bestExcluded = false;
            for (int row = from; row < to && starts[steps - 1] == NEVER; row++) {
                if ((packed[row] & excluding) != 0) {
                    exclude(packed[row] >> BELOW_TIME);
                }
                advance(packed[row], packed[row] >> BELOW_TIME);
            }
            int value = (int) (packed[from] >> STEP_BITS) & ((1 << VALUE_BITS) - 1);
            reached[value][bestExcluded ? 0 : best]++;
        }

        private void exclude(long time) {
            for (int done = steps - 1; done >= excludedFrom; done--) {
                if (time - starts[done - 1] <= WINDOW
                        && starts[done] != starts[done - 1]
                        && !excluded[done - 1]) {
                    excluded[done - 1] = true;
                    bestExcluded |= best == done && time - bestStart <= WINDOW;
                }
            }
        }

        private void advance(long bits, long time) {
            for (int step = steps - 1; step >= 0; step--) {
                if ((bits >> step & 1) == 0) {
                    continue;
                }
                long start = step == 0 ? time : starts[step - 1];
                if (time - start > WINDOW || starts[step] == start) {
                    continue;
                }
                boolean out = step > 0 && excluded[step - 1];
                if (!out) {
                    starts[step] = start;
                    excluded[step] = false;
                }
                if (step + 1 > best || (step + 1 == best && bestExcluded)) {
                    best = step + 1;
                    bestStart = start;
                    bestExcluded = out;
                }
            }
        }
    }
}
