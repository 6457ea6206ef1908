package dev.hedgerow.insights.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A date range in instants of one zone: {@code [from, to]}, both ends included, to the microsecond.
 */
public record ResolvedRange(ZonedDateTime from, ZonedDateTime to) {

    public ZoneId zone() {
        return from.getZone();
    }

    public LocalDate firstDay() {
        return from.toLocalDate();
    }

    public LocalDate lastDay() {
        return to.toLocalDate();
    }
}
