package dev.hedgerow.insights.advice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The segment behind a change: the one whose mean moved most in the direction of the whole.
 *
 * @param before its mean before the cut
 * @param after its mean from the cut on
 * @param share of the whole's change that is its own; over 1 when others moved the other way
 */
record Driver(String property, String value, double before, double after, double share) {
    /** A segment this much of the change is worth a sentence. */
    private static final double ENOUGH = 0.4;

    /**
     * @param cut the interval at which the whole changed
     * @param length how many intervals count
     * @param moved by how much its mean changed there
     */
    static Optional<Driver> of(List<Split> splits, int cut, int length, double moved) {
        Driver best = null;
        for (Split split : splits) {
            for (Split.Segment segment : split.segments()) {
                Driver driver = of(split.property(), segment, cut, length, moved);
                if (best == null || driver.share() > best.share()) {
                    best = driver;
                }
            }
        }
        return Optional.ofNullable(best).filter(driver -> driver.share() >= ENOUGH);
    }

    private static Driver of(
            String property, Split.Segment segment, int cut, int length, double moved) {
        double[] data = Arrays.copyOf(segment.data(), Math.min(length, segment.data().length));
        int at = Math.min(cut, data.length);
        double before = Numbers.mean(Arrays.copyOfRange(data, 0, at));
        double after = Numbers.mean(Arrays.copyOfRange(data, at, data.length));
        return new Driver(property, segment.value(), before, after, (after - before) / moved);
    }

    String sentence() {
        return "%s = %s drives the change: %s after %s, which is %s of it."
                .formatted(
                        property,
                        Words.value(value),
                        Words.number(after),
                        Words.number(before),
                        Words.share(share));
    }
}
