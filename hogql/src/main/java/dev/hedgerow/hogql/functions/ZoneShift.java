package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Shifts between UTC and a zone's wall clock by offsets computed here, so that the engine does
 * integer arithmetic only (about seven times faster than its own zones).
 *
 * <p>A zone is a list of segments between two transitions, each with one offset. Only the segments
 * that overlap the given range are written; for a range within one segment a single addition is
 * left.
 */
public final class ZoneShift {
    private static final long MICROS = 1_000_000;

    /** The lambda that names a computed time once holds nothing else, so one name serves all. */
    private static final String PARAMETER = "time";

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /** An offset in seconds that holds from an instant (epoch seconds) until the next segment. */
    private record Segment(long fromUtc, long fromLocal, int offset) {}

    private final List<Segment> segments;

    private ZoneShift(List<Segment> segments) {
        this.segments = segments;
    }

    /** The shift for all times from 1970 until ten years after the given instant. */
    public static ZoneShift of(ZoneId zone, Instant now) {
        return of(zone, EARLIEST, now.plus(3650, ChronoUnit.DAYS));
    }

    /** The shift for instants in {@code [from, to]}; outside of it the nearest offset is taken. */
    public static ZoneShift of(ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        List<Segment> segments = new ArrayList<>();
        ZoneOffset first = rules.getOffset(from);
        segments.add(new Segment(Long.MIN_VALUE, Long.MIN_VALUE, first.getTotalSeconds()));
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && !next.getInstant().isAfter(to)) {
            int before = next.getOffsetBefore().getTotalSeconds();
            int after = next.getOffsetAfter().getTotalSeconds();
            long at = next.toEpochSecond();
            segments.add(new Segment(at, at + Math.max(before, after), after));
            next = rules.nextTransition(next.getInstant());
        }
        return new ZoneShift(segments);
    }

    /** Whether there is nothing to do. */
    public boolean isIdentity() {
        return segments.size() == 1 && segments.getFirst().offset() == 0;
    }

    /** UTC to wall clock. */
    public Sql toLocal(Sql utc) {
        return shift(utc, 1);
    }

    /**
     * Wall clock to UTC. A time that was skipped is taken as later by the gap, one that came twice
     * as the first.
     */
    public Sql toUtc(Sql local) {
        return shift(local, -1);
    }

    private Sql shift(Sql time, int direction) {
        if (isIdentity()) {
            return time;
        }
        if (segments.size() > 3 && !(time instanceof Sql.Column)) {
            Sql parameter = new Sql.Column(null, PARAMETER);
            Sql body = plus(parameter, direction);
            return Sql.of(
                    "list_transform([$1], $2)[1]", time, new Sql.Lambda(List.of(PARAMETER), body));
        }
        return plus(time, direction);
    }

    private Sql plus(Sql time, int direction) {
        return Sql.of("make_timestamp(epoch_us($1) + $2)", time, offset(time, direction));
    }

    /** The newest segments first: most rows leave the chain of conditions early. */
    private Sql offset(Sql time, int direction) {
        Sql result = Sql.value(segments.getFirst().offset() * MICROS * direction);
        for (Segment segment : segments.subList(1, segments.size())) {
            long from = direction > 0 ? segment.fromUtc() : segment.fromLocal();
            result =
                    Sql.of(
                            "CASE WHEN epoch_us($1) >= $2 THEN $3 ELSE $4 END",
                            time,
                            Sql.value(from * MICROS),
                            Sql.value(segment.offset() * MICROS * direction),
                            result);
        }
        return result;
    }
}
