package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.functions.Coercions;
import dev.hedgerow.hogql.functions.ZoneShift;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shifts times between UTC and the zones that one query uses. */
final class ZoneClock implements Coercions.Clock {
    private final CompileContext context;
    private static final Duration MARGIN = Duration.ofDays(2);
    private static final Duration YEAR = Duration.ofDays(366);

    private final Map<Sql.Column, Range> known = new HashMap<>();
    private final Map<ZoneId, ZoneShift> shifts = new HashMap<>();

    /** Both ends included. */
    private record Range(Instant from, Instant to) {}

    ZoneClock(CompileContext context) {
        this.context = context;
    }

    /** Remembers that a query only sees times of a column within {@code [from, to]}. */
    void know(Sql.Column column, Instant from, Instant to) {
        known.put(column, new Range(from.minus(MARGIN), to.plus(MARGIN)));
    }

    @Override
    public Sql toLocal(Sql utc, HogqlType type) {
        Range range = utc instanceof Sql.Column column ? known.get(column) : null;
        return shift(zone(type), range).toLocal(utc);
    }

    @Override
    public Sql toUtc(Sql local, HogqlType type) {
        return shift(zone(type), null).toUtc(local);
    }

    /**
     * As {@link #toUtc}, for a local time at most a year before a time that may be known to be in a
     * range.
     */
    Sql cutToUtc(Sql local, HogqlType type, Sql uncut) {
        Range range = uncut instanceof Sql.Column column ? known.get(column) : null;
        Range wider = range == null ? null : new Range(range.from().minus(YEAR), range.to());
        return shift(zone(type), wider).toUtc(local);
    }

    @Override
    public ZoneId zone(HogqlType type) {
        if (!(type instanceof HogqlType.DateTime time) || time.zone() == null) {
            return context.modifiers().convertToProjectTimezone()
                    ? context.zone()
                    : ZoneId.of("UTC");
        }
        try {
            return ZoneId.of(time.zone());
        } catch (DateTimeException e) {
            throw HogqlException.shown(
                    HogqlErrorCode.WRONG_ARGUMENTS,
                    "Unknown timezone: '" + time.zone() + "'",
                    Span.NONE);
        }
    }

    private ZoneShift shift(ZoneId zone, @Nullable Range range) {
        if (range != null) {
            return ZoneShift.of(zone, range.from(), range.to());
        }
        return shifts.computeIfAbsent(zone, z -> ZoneShift.of(z, context.now()));
    }
}
