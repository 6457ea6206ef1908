package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.CalendarHeatmapQuery;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.ResolvedRange;
import dev.hedgerow.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events by weekday (row, ISO 1 to 7) and hour (column), with totals that count each person once
 * where the math does (trends rule 11). Plans and shapes; pure.
 */
public final class CalendarHeatmap {
    /** Rows of {@code (weekday or 0, hour or -1, total)}. */
    private static final QueryTemplate COUNTS =
            QueryTemplate.of(
                    """
                    SELECT {weekday} AS weekday, {hour} AS hour, {aggregate} AS total
                    FROM events
                    WHERE {condition}
                    GROUP BY weekday, hour
                    ORDER BY weekday, hour
                    """);

    private static final Expr TIMESTAMP = Field.of("timestamp");

    private final CalendarHeatmapQuery query;
    private final Expr condition;
    private final Entity entity;

    public CalendarHeatmap(
            CalendarHeatmapQuery query, ResolvedRange range, ProjectSnapshot project, Instant now) {
        if (query.series().size() != 1) {
            throw QueryException.invalid(
                    "A calendar heatmap needs exactly one series", "query.series");
        }
        this.query = query;
        this.entity = query.series().getFirst();
        FilterConditions filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.condition =
                Conditions.and(
                        BucketExpressions.within(TIMESTAMP, range.from(), range.to()),
                        new EntityConditions(project, filters).of(entity).orElse(Conditions.FALSE),
                        filters.of(this.query.scope()));
    }

    /** Four queries: cells, rows, columns, and the whole. */
    public List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (boolean byDay : new boolean[] {true, false}) {
            for (boolean byHour : new boolean[] {true, false}) {
                queries.add(counts(byDay, byHour));
            }
        }
        return queries;
    }

    private Query counts(boolean byDay, boolean byHour) {
        Map<String, Expr> values = new HashMap<>();
        values.put("weekday", byDay ? call("toDayOfWeek") : constant("0"));
        values.put("hour", byHour ? call("toHour") : constant("-1"));
        values.put("aggregate", SeriesMaths.ofEvents(entity.details().math()));
        values.put("condition", condition);
        return COUNTS.fill(values);
    }

    private static Expr call(String function) {
        return Call.of(function, TIMESTAMP);
    }

    /** Text, because GROUP BY takes a number for the place of a column. */
    private static Expr constant(String text) {
        return Constant.of(text);
    }

    /**
     * The {@code results} of the API.
     *
     * @param rows of {@link #queries}
     */
    public ObjectNode shape(List<Rows> rows) {
        ObjectNode results = JsonNodeFactory.instance.objectNode();
        results.set(
                "data",
                items(
                        rows.get(0),
                        (row, item) -> {
                            item.put("row", number(row.get(0)));
                            item.put("column", number(row.get(1)));
                        }));
        results.set(
                "rowAggregations",
                items(rows.get(1), (row, item) -> item.put("row", number(row.get(0)))));
        results.set(
                "columnAggregations",
                items(rows.get(2), (row, item) -> item.put("column", number(row.get(1)))));
        List<List<@Nullable Object>> all = rows.get(3).rows();
        results.set("allAggregations", Numbers.json(all.isEmpty() ? 0 : total(all.getFirst())));
        return results;
    }

    private static ArrayNode items(
            Rows rows, BiConsumer<List<@Nullable Object>, ObjectNode> place) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (List<@Nullable Object> row : rows.rows()) {
            ObjectNode item = items.addObject();
            place.accept(row, item);
            item.set("value", Numbers.json(total(row)));
        }
        return items;
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static double total(List<@Nullable Object> row) {
        return row.get(2) instanceof Number total ? total.doubleValue() : 0;
    }
}
