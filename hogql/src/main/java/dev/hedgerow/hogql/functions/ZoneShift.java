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
import java.util.stream.Collectors;

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

    /** More segments than this are looked up in a list. */
    private static final int MOST_CONDITIONS = 6;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    /** An offset in seconds that holds from an instant (epoch seconds) until the next segment. */
    private record Segment(long fromUtc, long fromLocal, int offset) {
        long from(int direction) {
            return direction > 0 ? fromUtc : fromLocal;
        }
    }

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
        Sql offset =
                segments.size() <= MOST_CONDITIONS
                        ? chosen(time, direction)
                        : lookedUp(time, direction);
        return Sql.of("make_timestamp(epoch_us($1) + $2)", time, offset);
    }

    /** The newest segments first: most rows leave the chain of conditions early. */
    private Sql chosen(Sql time, int direction) {
        Sql result = Sql.value(segments.getFirst().offset() * MICROS * direction);
        for (Segment segment : segments.subList(1, segments.size())) {
            result =
                    Sql.of(
                            "CASE WHEN epoch_us($1) >= $2 THEN $3 ELSE $4 END",
                            time,
                            Sql.value(segment.from(direction) * MICROS),
                            Sql.value(segment.offset() * MICROS * direction),
                            result);
        }
        return result;
    }

    /**
     * Many segments: time is cut into equal slices so short that each holds one transition at most.
     * A list says when that is, another which offset holds before each slice; behind the transition
     * the next slice's holds.
     */
    private Sql lookedUp(Sql time, int direction) {
        long slice = sliceSeconds(direction);
        long first = Math.floorDiv(segments.get(1).from(direction), slice);
        int count = (int) (Math.floorDiv(segments.getLast().from(direction), slice) - first) + 1;
        List<Long> transitions = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        int next = 1;
        int offset = segments.getFirst().offset();
        for (long i = first; i < first + count; i++) {
            offsets.add((long) offset);
            long at = i * slice;
            if (next < segments.size() && segments.get(next).from(direction) < (i + 1) * slice) {
                at = segments.get(next).from(direction);
                offset = segments.get(next).offset();
                next++;
            }
            transitions.add(at);
        }
        offsets.add((long) offset);
        Sql seconds = Sql.of("(epoch_us($1) // 1000000)", time);
        Sql place =
                Sql.of(
                        "greatest(1, least($1, $2 // $3 - $4))",
                        Sql.value((long) count),
                        seconds,
                        Sql.value(slice),
                        Sql.value(first - 1));
        Sql later = Sql.of("($1 >= $2[$3])", seconds, list(transitions), place);
        return Sql.of(
                direction > 0
                        ? "$1[$2 + CAST($3 AS INTEGER)] * 1000000"
                        : "$1[$2 + CAST($3 AS INTEGER)] * -1000000",
                list(offsets),
                place,
                later);
    }

    /**
     * One bound text for each list: hundreds of literals would take the engine longer to read than
     * to use.
     */
    private static Sql list(List<Long> items) {
        String text =
                items.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        return Sql.of("CAST($1 AS BIGINT[])", Sql.value(text));
    }

    /**
     * The longest slice of half of 256 days, a quarter and so on that never holds two transitions.
     */
    private long sliceSeconds(int direction) {
        long slice = 128 * 86_400L;
        for (int i = 2; i < segments.size(); i++) {
            while (Math.floorDiv(segments.get(i).from(direction), slice)
                    == Math.floorDiv(segments.get(i - 1).from(direction), slice)) {
                slice /= 2;
            }
        }
        return slice;
    }
}
