package dev.hedgerow.insights.retention;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a retention (rules 2 to 5).
 *
 * @param starts of the intervals that people start in, one per row
 * @param range from the first to the end of the last
 */
public record RetentionRange(List<ZonedDateTime> starts, ResolvedRange range) {
    public RetentionRange {
        starts = List.copyOf(starts);
    }

    static RetentionRange of(
            RetentionQuery query,
            ProjectSnapshot project,
            Instant now,
            @Nullable Instant firstEvent) {
        Interval interval = query.filter().period().interval();
        DateRange asked = query.scope().dateRange().withIncomplete();
        ResolvedRange resolved =
                new DateRanges(project.zone(), project.weekStart(), now)
                        .resolve(asked, interval, firstEvent);
        ZonedDateTime last = Buckets.start(resolved.to(), interval, project.weekStart());
        ZonedDateTime first =
                asked.from() == null
                        ? Buckets.plus(last, 1L - query.filter().totalIntervals(), interval)
                        : Buckets.start(resolved.from(), interval, project.weekStart());
        ZonedDateTime end = Buckets.plus(last, 1, interval).minus(1, ChronoUnit.MICROS);
        ResolvedRange range = new ResolvedRange(first, end);
        return new RetentionRange(Buckets.list(range, interval, project.weekStart()), range);
    }
}
