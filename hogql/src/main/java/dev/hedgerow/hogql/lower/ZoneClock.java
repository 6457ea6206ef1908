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
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Shifts times between UTC and the zones that one query uses. */
final class ZoneClock implements Coercions.Clock {
    private final CompileContext context;
    private final Map<ZoneId, ZoneShift> shifts = new HashMap<>();

    ZoneClock(CompileContext context) {
        this.context = context;
    }

    @Override
    public Sql toLocal(Sql utc, HogqlType type) {
        return shift(zone(type)).toLocal(utc);
    }

    @Override
    public Sql toUtc(Sql local, HogqlType type) {
        return shift(zone(type)).toUtc(local);
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

    private ZoneShift shift(ZoneId zone) {
        return shifts.computeIfAbsent(zone, z -> ZoneShift.of(z, context.now()));
    }
}
