package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.MathKind;
import java.time.ZonedDateTime;

/** How long people count as active after something they did (trends rule 12). */
final class ActiveWindow {
    private static final int DAYS_OF_WEEKLY = 7;
    private static final int DAYS_OF_MONTHLY = 30;
    private static final int HOURS_OF_DAY = 24;

    private ActiveWindow() {}

    /** The days of a math's window; 0 for maths without one, and where the interval is as long. */
    static int days(MathKind kind, Interval interval) {
        return switch (kind) {
            case WEEKLY_ACTIVE ->
                    interval == Interval.WEEK || interval == Interval.MONTH ? 0 : DAYS_OF_WEEKLY;
            case MONTHLY_ACTIVE -> interval == Interval.MONTH ? 0 : DAYS_OF_MONTHLY;
            default -> 0;
        };
    }

    /** Where the window starts that ends with the day, or hour, that starts at {@code bucket}. */
    static ZonedDateTime start(ZonedDateTime bucket, int days, boolean hourly) {
        return hourly
                ? bucket.minusHours((long) days * HOURS_OF_DAY - 1)
                : bucket.toLocalDate().minusDays(days - 1L).atStartOfDay(bucket.getZone());
    }

    /** Where the window starts that ends with a range, for displays with one number. */
    static ZonedDateTime startOfTotal(MathKind kind, ZonedDateTime to) {
        return start(to, kind == MathKind.WEEKLY_ACTIVE ? DAYS_OF_WEEKLY : DAYS_OF_MONTHLY, false);
    }
}
