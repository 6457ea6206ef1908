package dev.hedgerow.hogql.lower;

import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.functions.Coercions;
import dev.hedgerow.hogql.functions.Comparisons;
import dev.hedgerow.hogql.functions.Defaults;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.resolve.Typed;
import dev.hedgerow.hogql.resolve.TypedOrder;
import dev.hedgerow.hogql.resolve.TypedQuery;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlFrom;
import dev.hedgerow.hogql.sql.SqlOrder;
import dev.hedgerow.hogql.sql.SqlQuery;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lowers {@code ORDER BY … WITH FILL}, which the engine has not. The rows get a name; for each
 * group of the columns that are ordered by before the filled one, the values from the first to
 * before the last are made; those that no row has become rows with the defaults of the other
 * columns.
 */
final class FillLowering {
    private static final String ROWS = "rows to fill";
    private static final String ENDS = "ends";
    private static final String VALUES = "values";
    private static final String FILLED = "filled";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String COUNT = "count";
    private static final String MADE = "made";

    /** How many values are made at most: they are lists before they are rows. */
    private static final long MOST = 1_000_000;

    /** Units whose length depends on the calendar of the zone. */
    private static final Set<String> CALENDAR = Set.of("Day", "Week", "Month", "Quarter", "Year");

    private final ExprLowering exprs;
    private final TypedQuery.Select query;
    private final List<TypedQuery.Item> items;
    private final List<String> ordered = new ArrayList<>();
    private final int place;

    FillLowering(ExprLowering exprs, TypedQuery.Select query) {
        this.exprs = exprs;
        this.query = query;
        this.items = new ArrayList<>(query.items());
        this.place = place(query.orderBy());
        if (query.limitBy() != null || query.withTies()) {
            throw unsupported("WITH FILL together with LIMIT BY or WITH TIES is not supported");
        }
        query.orderBy().forEach(order -> ordered.add(columnOf(order.expr())));
    }

    static boolean fills(TypedQuery.Select query) {
        return query.orderBy().stream().anyMatch(order -> order.fill() != null);
    }

    private static int place(List<TypedOrder> order) {
        int found = -1;
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).fill() != null) {
                if (found >= 0) {
                    throw unsupported("WITH FILL is supported for one column of ORDER BY");
                }
                found = i;
            }
        }
        return found;
    }

    /** The column that is ordered by; one of its own where the query does not select it. */
    private String columnOf(Typed expr) {
        for (TypedQuery.Item item : items) {
            if (item.expr().equals(expr)) {
                return item.column();
            }
        }
        if (query.distinct()) {
            throw unsupported("SELECT DISTINCT … WITH FILL orders by columns that it selects");
        }
        String column = "order " + items.size();
        items.add(new TypedQuery.Item(expr, column, column));
        return column;
    }

    /**
     * The filled rows, ordered and cut.
     *
     * @param ctes the queries of WITH, which the ends may name, too
     * @param lowered lowers the query whose rows are filled
     */
    SqlQuery lower(List<SqlQuery.Cte> ctes, Function<TypedQuery.Select, SqlQuery> lowered) {
        List<SqlQuery.Cte> named = new ArrayList<>(ctes);
        named.add(new SqlQuery.Cte(ROWS, lowered.apply(unfilled())));
        SqlQuery all =
                new SqlQuery.Combined(
                        List.of(),
                        select(List.of(new SqlQuery.Item(Sql.of("*"), null)), rows()),
                        List.of(new SqlQuery.Arm(SqlQuery.Operator.UNION_ALL, gaps())));
        List<SqlQuery.Item> shown = new ArrayList<>();
        for (TypedQuery.Item item : query.items()) {
            shown.add(new SqlQuery.Item(column(FILLED, item.column()), item.column()));
        }
        List<SqlOrder> order = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            TypedOrder by = query.orderBy().get(i);
            order.add(
                    new SqlOrder(column(FILLED, ordered.get(i)), by.descending(), by.nullsFirst()));
        }
        return new SqlQuery.Select(
                named,
                false,
                shown,
                new SqlFrom.Derived(all, FILLED),
                null,
                null,
                null,
                null,
                order,
                query.limit() == null ? null : exprs.value(query.limit()),
                query.offset() == null ? null : exprs.value(query.offset()));
    }

    /** With all columns that are ordered by, in no order. */
    private TypedQuery.Select unfilled() {
        return new TypedQuery.Select(
                List.of(),
                query.distinct(),
                items,
                query.from(),
                query.where(),
                query.groupBy(),
                query.having(),
                query.qualify(),
                List.of(),
                null,
                null,
                null,
                false);
    }

    private List<String> group() {
        return ordered.subList(0, place);
    }

    /** The rows that are missing. */
    private SqlQuery gaps() {
        HogqlType type = query.orderBy().get(place).expr().type();
        String filled = ordered.get(place);
        Sql made = column(VALUES, MADE);
        if (isLocal(type)) {
            made = exprs.clock().toUtc(made, type);
        }
        List<SqlQuery.Item> cells = new ArrayList<>();
        for (TypedQuery.Item item : items) {
            String name = item.column();
            Sql cell =
                    name.equals(filled)
                            ? made
                            : group().contains(name)
                                    ? column(VALUES, name)
                                    : Defaults.of(item.expr().type());
            cells.add(new SqlQuery.Item(cell, name));
        }
        List<Sql> same = new ArrayList<>();
        same.add(Sql.of("($1 = $2)", column(ROWS, filled), made));
        for (String name : group()) {
            same.add(
                    Sql.of(
                            "($1 IS NOT DISTINCT FROM $2)",
                            column(ROWS, name),
                            column(VALUES, name)));
        }
        SqlFrom missing =
                new SqlFrom.Join(
                        new SqlFrom.Derived(values(type), VALUES),
                        SqlFrom.Join.Kind.ANTI,
                        rows(),
                        new Sql.Logic(true, same));
        return select(cells, missing);
    }

    /** The values there should be, within each group. */
    private SqlQuery values(HogqlType type) {
        Steps steps = steps(type);
        List<SqlQuery.Item> cells = new ArrayList<>();
        List<SqlQuery.Item> counted = new ArrayList<>();
        for (String name : group()) {
            cells.add(new SqlQuery.Item(column(ENDS, name), name));
            counted.add(new SqlQuery.Item(column(ENDS, name), name));
        }
        counted.add(new SqlQuery.Item(column(ENDS, FIRST), FIRST));
        counted.add(new SqlQuery.Item(column(ENDS, LAST), LAST));
        counted.add(
                new SqlQuery.Item(Sql.of("sum(greatest(0, $1)) OVER ()", steps.count()), COUNT));
        Sql list =
                Sql.of(
                        "unnest(CASE WHEN $1 > $2 THEN error($3) ELSE $4 END)",
                        column(ENDS, COUNT),
                        Sql.value(MOST),
                        Sql.value("WITH FILL would make more than " + MOST + " rows"),
                        steps.values());
        cells.add(new SqlQuery.Item(type.isDate() ? Sql.of("CAST($1 AS DATE)", list) : list, MADE));
        return select(
                cells,
                new SqlFrom.Derived(select(counted, new SqlFrom.Derived(ends(), ENDS)), ENDS));
    }

    /** The first and last value of each group. */
    private SqlQuery ends() {
        List<SqlQuery.Item> cells = new ArrayList<>();
        List<Sql> groups = new ArrayList<>();
        for (String name : group()) {
            cells.add(new SqlQuery.Item(column(ROWS, name), name));
            groups.add(column(ROWS, name));
        }
        Sql filled = column(ROWS, ordered.get(place));
        cells.add(new SqlQuery.Item(Sql.of("min($1)", filled), FIRST));
        cells.add(new SqlQuery.Item(Sql.of("max($1)", filled), LAST));
        SqlQuery.Grouping grouping =
                groups.isEmpty()
                        ? null
                        : new SqlQuery.Grouping(SqlQuery.Grouping.Mode.PLAIN, groups, List.of());
        return new SqlQuery.Select(
                List.of(), false, cells, rows(), null, grouping, null, null, List.of(), null, null);
    }

    /** A list of values, and about how many they are. */
    private record Steps(Sql values, Sql count) {}

    private Steps steps(HogqlType type) {
        TypedOrder order = query.orderBy().get(place);
        TypedOrder.Fill fill = Objects.requireNonNull(order.fill());
        Sql start = end(fill.from(), order.descending() ? LAST : FIRST, type);
        Sql stop = end(fill.to(), order.descending() ? FIRST : LAST, type);
        Typed given = fill.step();
        Sql step = given == null ? Sql.value(order.descending() ? -1L : 1L) : exprs.value(given);
        boolean interval = given != null && given.type().isInterval();
        if (type.isNumeric() && !interval) {
            boolean whole = type.isInteger() && (given == null || given.type().isInteger());
            return whole ? wholes(start, stop, step) : fractions(start, stop, step);
        }
        if (type.isDate()) {
            return times(
                    start, stop, interval ? step : Sql.of("to_days(CAST($1 AS INTEGER))", step));
        }
        if (type.isDateTime()) {
            return times(
                    local(start, type),
                    local(stop, type),
                    interval ? step : Sql.of("to_seconds($1)", step));
        }
        throw unsupported("WITH FILL fills columns of numbers, dates and times");
    }

    private static Steps wholes(Sql start, Sql stop, Sql step) {
        return new Steps(
                Sql.of(
                        "range(CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT))",
                        start,
                        bounded(stop),
                        step),
                countOf(start, stop, step));
    }

    private static Steps fractions(Sql start, Sql stop, Sql step) {
        return new Steps(
                Sql.of(
                        "list_transform(range(0, CAST($1 AS BIGINT)),"
                                + " lambda i: CAST($2 AS DOUBLE) + i * CAST($3 AS DOUBLE))",
                        countOf(start, bounded(stop), step),
                        start,
                        step),
                countOf(start, stop, step));
    }

    private static Sql countOf(Sql start, Sql stop, Sql step) {
        return Sql.of(
                "ceil((CAST($2 AS DOUBLE) - CAST($1 AS DOUBLE)) / CAST($3 AS DOUBLE))",
                start,
                stop,
                step);
    }

    /** Months count as thirty days here, which does for a bound. */
    private static Steps times(Sql start, Sql stop, Sql step) {
        return new Steps(
                Sql.of(
                        "range(CAST($1 AS TIMESTAMP), CAST($2 AS TIMESTAMP), $3)",
                        start,
                        bounded(stop),
                        step),
                Sql.of(
                        "ceil((epoch(CAST($2 AS TIMESTAMP)) - epoch(CAST($1 AS TIMESTAMP))) / date_part('epoch', $3))",
                        start,
                        stop,
                        step));
    }

    /** The engine would make the list of constant ends while it plans, however long it were. */
    private static Sql bounded(Sql stop) {
        return Sql.of("CASE WHEN $1 <= $2 THEN $3 END", column(ENDS, COUNT), Sql.value(MOST), stop);
    }

    /** Where filling starts or stops: as the query says, or at the first or last row. */
    private Sql end(@Nullable Typed given, String row, HogqlType type) {
        if (given == null) {
            return column(ENDS, row);
        }
        Sql value = exprs.value(given);
        return type.isDate() && !given.type().isDate()
                ? Coercions.toDate(value, given.type(), exprs.clock())
                : Comparisons.against(value, given.type(), type, exprs.clock());
    }

    private Sql local(Sql time, HogqlType type) {
        return isLocal(type) ? exprs.clock().toLocal(time, type) : time;
    }

    /** Days and longer are counted on the clock of the zone. */
    private boolean isLocal(HogqlType type) {
        TypedOrder.Fill fill = query.orderBy().get(place).fill();
        return type.isDateTime()
                && fill != null
                && fill.step() != null
                && fill.step().type() instanceof HogqlType.Interval interval
                && CALENDAR.contains(interval.unit());
    }

    private static SqlFrom rows() {
        return new SqlFrom.CteUse(ROWS, ROWS);
    }

    private static Sql column(String relation, String name) {
        return new Sql.Column(relation, name);
    }

    private static SqlQuery select(List<SqlQuery.Item> items, SqlFrom from) {
        return new SqlQuery.Select(
                List.of(), false, items, from, null, null, null, null, List.of(), null, null);
    }

    private static HogqlException unsupported(String message) {
        return HogqlException.shown(HogqlErrorCode.NOT_SUPPORTED, message, Span.NONE);
    }
}
