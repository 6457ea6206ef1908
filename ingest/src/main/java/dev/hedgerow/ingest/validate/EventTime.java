package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.RawEvent;
import dev.hedgerow.ingest.capture.Timestamps;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When an event happened, by the server's clock; PostHog's {@code parse_event_timestamp}.
 *
 * <p>The client's clock may be wrong, yet it is equally wrong for the event and for the sending, so
 * the event is as long before the receipt as it was before the sending. An offset says that
 * distance itself. Events from the far future are from now.
 */
final class EventTime {

    private static final Duration FUTURE_ALLOWED = Duration.ofHours(23);
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private EventTime() {}

    /**
     * The corrected time, in whole microseconds.
     *
     * @param sentAt the client's clock at sending; null when unknown or to be ignored
     * @param now the server's clock at receipt
     */
    static Instant of(RawEvent event, @Nullable Instant sentAt, Instant now) {
        Instant time;
        try {
            time = corrected(event, sentAt, now);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.EPOCH; // Beyond what an Instant can hold.
        }
        if (time.isAfter(now.plus(FUTURE_ALLOWED))) {
            return now.truncatedTo(ChronoUnit.MICROS);
        }
        if (time.isBefore(YEAR_0) || !time.isBefore(YEAR_10000)) {
            return Instant.EPOCH;
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant corrected(RawEvent event, @Nullable Instant sentAt, Instant now) {
        if (event.offset() != null) {
            return now.minusMillis(event.offset());
        }
        Instant own = event.timestamp() == null ? null : Timestamps.parse(event.timestamp());
        if (own == null) {
            return now;
        }
        return sentAt == null ? own : own.plus(Duration.between(sentAt, now));
    }
}
