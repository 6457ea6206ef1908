package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.functions.Comparisons;
import dev.hedgerow.hogql.resolve.Typed;
import dev.hedgerow.hogql.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds between which constants a WHERE holds a column's times, so that only that part of a zone's
 * history is written. Conditions under OR and NOT are not looked at.
 */
final class TimeBounds {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final ExprLowering exprs;
    private final Instant latest;

    TimeBounds(ExprLowering exprs, Instant now) {
        this.exprs = exprs;
        this.latest = now.plus(Duration.ofDays(3650));
    }

    /** The bounds that a WHERE gives to columns. */
    record Found(Map<Typed.ColumnRef, Instant> from, Map<Typed.ColumnRef, Instant> to) {
        static final Found NONE = new Found(Map.of(), Map.of());
    }

    Found learn(@Nullable Typed where) {
        if (where == null) {
            return Found.NONE;
        }
        Map<Typed.ColumnRef, Instant> from = new HashMap<>();
        Map<Typed.ColumnRef, Instant> to = new HashMap<>();
        collect(where, from, to);
        from.forEach((column, start) -> know(column, start, to.getOrDefault(column, latest)));
        to.forEach((column, end) -> {
            if (!from.containsKey(column)) {
                know(column, EARLIEST, end);
            }
        });
        return new Found(from, to);
    }

    private void know(Typed.ColumnRef column, Instant from, Instant to) {
        if (!from.isAfter(to)) {
            exprs.clock().know(new Sql.Column(column.relation(), column.column()), from, to);
        }
    }

    private void collect(
            Typed condition, Map<Typed.ColumnRef, Instant> from, Map<Typed.ColumnRef, Instant> to) {
        if (condition instanceof Typed.Logic logic && logic.all()) {
            logic.operands().forEach(operand -> collect(operand, from, to));
        }
        if (condition instanceof Typed.Invocation call && call.args().size() == 2) {
            Typed left = call.args().getFirst();
            Typed right = call.args().getLast();
            switch (call.function().name()) {
                case "greater", "greaterOrEquals" -> bound(left, right, from);
                case "less", "lessOrEquals" -> bound(left, right, to);
                default -> {}
            }
        }
    }

    /** The first bound found is kept: any bound is right, if not the tightest. */
    private void bound(Typed value, Typed limit, Map<Typed.ColumnRef, Instant> bounds) {
        if (value instanceof Typed.ColumnRef column && column.type().isDateTime()) {
            constant(limit, column).ifPresent(instant -> bounds.putIfAbsent(column, instant));
        }
    }

    private Optional<Instant> constant(Typed limit, Typed.ColumnRef column) {
        Sql sql =
                Comparisons.against(exprs.value(limit), limit.type(), column.type(), exprs.clock());
        return sql instanceof Sql.Value value && value.value() instanceof LocalDateTime time
                ? Optional.of(time.toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }
}
