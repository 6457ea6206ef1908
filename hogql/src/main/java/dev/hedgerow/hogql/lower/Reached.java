package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.resolve.Typed;
import dev.hedgerow.hogql.resolve.TypedFrom;
import dev.hedgerow.hogql.resolve.TypedQuery;
import dev.hedgerow.hogql.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The stored rows that a view is computed from, for a query that bounds the view's time. The engine
 * cannot know that a bound of an aggregate is one of its rows.
 */
final class Reached {
    private Reached() {}

    /** Conditions on the stored rows: none when the query bounds nothing. */
    static List<Sql> conditions(
            TypedFrom.Derived view, TypedQuery.Select select, TimeBounds.Found bounds) {
        List<Sql> conditions = new ArrayList<>();
        LogicalTable.Reach reach = view.reach();
        if (reach != null && select.from() instanceof TypedFrom.Table table) {
            Sql time = new Sql.Column(table.alias(), reach.stored());
            Duration distance = reach.distance();
            times(view, reach, bounds.from())
                    .forEach(from ->
                            conditions.add(Sql.of("($1 >= $2)", time, at(from.minus(distance)))));
            times(view, reach, bounds.to())
                    .forEach(to ->
                            conditions.add(Sql.of("($1 <= $2)", time, at(to.plus(distance)))));
        }
        return conditions;
    }

    private static List<Instant> times(
            TypedFrom.Derived view, LogicalTable.Reach reach, Map<Typed.ColumnRef, Instant> times) {
        return times.entrySet().stream()
                .filter(entry -> view.alias().equals(entry.getKey().relation()))
                .filter(entry -> reach.column().equals(entry.getKey().column()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Sql at(Instant time) {
        return Sql.value(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }
}
