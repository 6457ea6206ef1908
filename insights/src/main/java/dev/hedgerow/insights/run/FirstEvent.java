package dev.hedgerow.insights.run;

import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.DateRanges;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When the first event of a project happened, for ranges of all time. */
final class FirstEvent {
    private static final QueryTemplate FIRST =
            QueryTemplate.of("SELECT min(toNullable(timestamp)) AS first_at FROM events");

    private FirstEvent() {}

    /** Asks only when the range needs it; null otherwise, or when there is no event. */
    static @Nullable Instant of(DateRange range, Session session) {
        if (!DateRanges.ALL.equals(range.from())) {
            return null;
        }
        Object first = session.rows(FIRST.fill(Map.of())).rows().getFirst().getFirst();
        return first instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : null;
    }
}
