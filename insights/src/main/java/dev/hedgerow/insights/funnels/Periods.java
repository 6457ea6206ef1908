package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** The periods of a trend, in the project's zone, and which of them a time is in. */
final class Periods {
    private final List<ZonedDateTime> starts;
    private final long[] bounds;

    Periods(ResolvedRange range, Interval interval, DayOfWeek weekStart) {
        starts = Buckets.list(range, interval, weekStart);
        bounds = starts.stream().mapToLong(start -> micros(start.toInstant())).toArray();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    int size() {
        return bounds.length;
    }

    ZonedDateTime start(int period) {
        return starts.get(period);
    }

    /** The period of a time that is not before the first one's start. */
    int of(long time) {
        int found = Arrays.binarySearch(bounds, time);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The times in a period; the last one has no end. */
    Entries entries(int period) {
        return new Entries(
                bounds[period], period + 1 < bounds.length ? bounds[period + 1] : Long.MAX_VALUE);
    }
}
