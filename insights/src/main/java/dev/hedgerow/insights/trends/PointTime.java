package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Display;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.MathKind;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * From a point to the time whose events make it.
 *
 * <p>A point of the previous period is asked for by the day of the current period that it stands
 * beside. Days outside of the range have the people of that day.
 */
final class PointTime {
    private static final String DAY = "query.source.day";

    private final TrendsQuery query;
    private final ProjectSnapshot project;
    private final ResolvedRange current;
    private final ResolvedRange range;

    /**
     * @param current the range that the query asks for
     * @param range the range that the point is in: the current one, or the one before
     */
    PointTime(
            TrendsQuery query,
            ProjectSnapshot project,
            ResolvedRange current,
            ResolvedRange range) {
        this.query = query;
        this.project = project;
        this.current = current;
        this.range = range;
    }

    ResolvedRange of(TrendsPoint point, MathKind math) {
        boolean isTotal = query.filter().display().isTotalValue();
        String day = point.day();
        if (day == null) {
            if (!isTotal) {
                throw QueryException.invalid(
                        "A `day` is required for trends actors queries without total value aggregation",
                        DAY);
            }
            return ofTotal(math);
        }
        if (isTotal) {
            throw QueryException.invalid(
                    "A `day` is forbidden for trends actors queries with total value aggregation",
                    DAY);
        }
        ZonedDateTime start = bucket(asked(day), point.previous());
        ZonedDateTime end = Buckets.plus(start, 1, query.interval()).minus(1, ChronoUnit.MICROS);
        boolean isInRange = !start.isAfter(range.to()) && !end.isBefore(range.from());
        ZonedDateTime from = from(start, math, isInRange);
        return new ResolvedRange(from, isInRange && end.isAfter(range.to()) ? range.to() : end);
    }

    private ResolvedRange ofTotal(MathKind math) {
        boolean isActive = math == MathKind.WEEKLY_ACTIVE || math == MathKind.MONTHLY_ACTIVE;
        return isActive
                ? new ResolvedRange(ActiveWindow.startOfTotal(math, range.to()), range.to())
                : range;
    }

    private ZonedDateTime asked(String day) {
        return DateText.absolute(day, project.zone())
                .orElseThrow(() -> QueryException.invalid("Invalid date: '" + day + "'", DAY));
    }

    private ZonedDateTime bucket(ZonedDateTime asked, boolean previous) {
        ZonedDateTime start = start(asked);
        if (!previous) {
            return start;
        }
        long index = between(start(current.from()), start);
        return Buckets.plus(start(range.from()), index, query.interval());
    }

    private ZonedDateTime start(ZonedDateTime time) {
        return Buckets.start(time, query.interval(), project.weekStart());
    }

    private long between(ZonedDateTime first, ZonedDateTime other) {
        Interval interval = query.interval();
        ChronoUnit unit =
                switch (interval) {
                    case SECOND -> ChronoUnit.SECONDS;
                    case MINUTE -> ChronoUnit.MINUTES;
                    case HOUR -> ChronoUnit.HOURS;
                    case DAY -> ChronoUnit.DAYS;
                    case WEEK -> ChronoUnit.WEEKS;
                    case MONTH -> ChronoUnit.MONTHS;
                };
        return interval.isWithinDay()
                ? unit.between(first, other)
                : unit.between(first.toLocalDate(), other.toLocalDate());
    }

    private ZonedDateTime from(ZonedDateTime start, MathKind math, boolean isInRange) {
        int days = ActiveWindow.days(math, query.interval());
        if (days > 0) {
            return ActiveWindow.start(start, days, query.interval().isWithinDay());
        }
        boolean fromTheFirst = query.filter().display() == Display.CUMULATIVE_LINE;
        return isInRange && (fromTheFirst || start.isBefore(range.from())) ? range.from() : start;
    }
}
