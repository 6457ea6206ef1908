package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.GroupBy;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.insights.breakdown.Bins;
import dev.hedgerow.insights.breakdown.BreakdownExpressions;
import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.template.QueryTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans numbers of events or actors by breakdown values. Events are grouped by values as they are
 * stored, for making a text of every event's value is what costs.
 *
 * @param bucket of an event
 * @param condition which events count
 * @param actor who counts once per bucket and value; null when events count
 */
record BreakdownCounts(
        Expr bucket,
        Expr condition,
        @Nullable Expr actor,
        List<Breakdown> breakdowns,
        List<Bins> bins,
        BreakdownExpressions expressions) {
    private static final QueryTemplate EVENTS =
            QueryTemplate.of("SELECT bucket, {breakdown} AS breakdown, number FROM {values}");
    private static final QueryTemplate ACTORS =
            QueryTemplate.of(
                    """
                    SELECT bucket, {breakdown} AS breakdown, count(DISTINCT actor) AS number
                    FROM {values}
                    GROUP BY bucket, breakdown
                    """);

    /** Rows of {@code (bucket, breakdown, total)}, all values beyond the first ones as "other". */
    private static final QueryTemplate FIRST_VALUES =
            QueryTemplate.of(
                    """
                    WITH counts AS (SELECT bucket, breakdown, number FROM {counts}),
                        first_values AS (
                            SELECT breakdown
                            FROM counts
                            GROUP BY breakdown
                            ORDER BY {has_null}, sum(number) DESC, breakdown
                            LIMIT {most}
                        )
                    SELECT bucket,
                        if(breakdown IN (SELECT breakdown FROM first_values), breakdown, {other})
                            AS breakdown_or_other,
                        sum(number) AS total
                    FROM counts
                    GROUP BY bucket, breakdown_or_other
                    """);

    private static final QueryTemplate ROWS =
            QueryTemplate.of(
                    """
                    SELECT bucket, breakdown, sum(number) AS total
                    FROM {counts}
                    GROUP BY bucket, breakdown
                    """);

    /** One row per value, since rows cost more than what is in them. */
    private static final QueryTemplate LISTS =
            QueryTemplate.of(
                    """
                    SELECT groupArray(bucket) AS buckets, breakdown, groupArray(number) AS totals
                    FROM {counts}
                    GROUP BY breakdown
                    """);

    /** As {@link #rows}, the values beyond the first {@code limit} summed up. */
    Query firstValues(int limit) {
        Constant nothing = Constant.of(BreakdownValues.NULL);
        boolean isOne = breakdowns.size() == 1;
        Field breakdown = Field.of("breakdown");
        Expr other =
                BreakdownExpressions.together(
                        Collections.nCopies(breakdowns.size(), Constant.of(BreakdownValues.OTHER)));
        return FIRST_VALUES.fill(
                Map.of(
                        "counts",
                        QueryTemplate.value(counts()),
                        "has_null",
                        isOne
                                ? Conditions.equal(breakdown, BreakdownValues.NULL)
                                : Call.of("has", breakdown, nothing),
                        "most",
                        Constant.of(limit),
                        "other",
                        other));
    }

    /** Rows of {@code (bucket, breakdown, total)}. */
    Query rows() {
        return ROWS.fill(Map.of("counts", QueryTemplate.value(counts())));
    }

    /** Rows of {@code (buckets, breakdown, totals)}. */
    Query lists() {
        return LISTS.fill(Map.of("counts", QueryTemplate.value(counts())));
    }

    private Query counts() {
        List<Expr> texts = new ArrayList<>();
        for (int i = 0; i < breakdowns.size(); i++) {
            texts.add(BreakdownExpressions.shown(breakdowns.get(i), Field.of(value(i))));
        }
        Map<String, Expr> filled = new HashMap<>();
        filled.put("breakdown", BreakdownExpressions.together(texts));
        filled.put("values", QueryTemplate.value(values()));
        return (actor == null ? EVENTS : ACTORS).fill(filled);
    }

    /** One row per bucket, value as it is stored and, if they count, actor. */
    private SelectQuery values() {
        List<Expr> columns = new ArrayList<>();
        List<Expr> keys = new ArrayList<>();
        add("bucket", bucket, columns, keys);
        for (int i = 0; i < breakdowns.size(); i++) {
            add(value(i), expressions.bare(breakdowns.get(i), bins.get(i)), columns, keys);
        }
        if (actor == null) {
            columns.add(new Alias(Call.of("count"), "number", Span.NONE));
        } else {
            add("actor", actor, columns, keys);
        }
        return SelectQuery.builder()
                .columns(columns)
                .from(TableName.of("events"))
                .where(condition)
                .groupBy(new GroupBy(GroupBy.Mode.PLAIN, keys, List.of(), false, Span.NONE))
                .build();
    }

    private static void add(String name, Expr expr, List<Expr> columns, List<Expr> keys) {
        columns.add(new Alias(expr, name, Span.NONE));
        keys.add(Field.of(name));
    }

    private static String value(int index) {
        return "value_" + index;
    }
}
