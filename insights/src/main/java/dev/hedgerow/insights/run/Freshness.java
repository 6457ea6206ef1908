package dev.hedgerow.insights.run;

import dev.hedgerow.insights.query.Interval;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer stays fresh; the figures are PostHog's.
 *
 * @param interval the interval of the chart; null for answers without one
 * @param dateTo the end of the range asked about: what ended before the calculation stays as it is
 * @param clientRefresh how long clients wait before they may refresh
 */
public record Freshness(
        @Nullable Interval interval, @Nullable Instant dateTo, Duration clientRefresh) {
    private static final Duration SHORT_WAIT = Duration.ofMinutes(3);
    private static final Duration LONG_WAIT = Duration.ofMinutes(15);
    private static final int SHORT_RANGE_DAYS = 7;

    /** Of answers without dates. */
    public static final Freshness PLAIN = new Freshness(null, null, Duration.ofMinutes(1));

    /** Of answers for editors, which follow what has just been defined. */
    public static final Freshness SHORT =
            new Freshness(Interval.SECOND, null, Duration.ofMinutes(1));

    /** Of a chart over {@code [from, to]}. */
    public static Freshness of(Interval interval, Instant from, Instant to) {
        boolean isShort =
                interval.isWithinDay() || Duration.between(from, to).toDays() < SHORT_RANGE_DAYS;
        return new Freshness(interval, to, isShort ? SHORT_WAIT : LONG_WAIT);
    }

    /** When an answer calculated at {@code calculatedAt} grows old; null for never. */
    public @Nullable Instant staleAt(Instant calculatedAt) {
        return endedBefore(calculatedAt) ? null : calculatedAt.plus(age());
    }

    /** When it is too old for those content with older answers; null for never. */
    public @Nullable Instant lazilyStaleAt(Instant calculatedAt) {
        return endedBefore(calculatedAt) ? null : calculatedAt.plus(lazyAge());
    }

    private boolean endedBefore(Instant calculatedAt) {
        return dateTo != null && dateTo.isBefore(calculatedAt.minus(Duration.ofMinutes(1)));
    }

    private Duration age() {
        return switch (interval) {
            case null -> Duration.ofHours(6);
            case SECOND, MINUTE -> Duration.ofMinutes(5);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofHours(6);
            case WEEK, MONTH -> Duration.ofDays(1);
        };
    }

    private Duration lazyAge() {
        return switch (interval) {
            case null -> Duration.ofHours(12);
            case SECOND, MINUTE -> Duration.ofMinutes(15);
            case HOUR -> Duration.ofHours(2);
            case DAY -> Duration.ofHours(12);
            case WEEK, MONTH -> Duration.ofDays(1);
        };
    }
}
