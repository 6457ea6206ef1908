package dev.hedgerow.insights.retention;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.template.QueryTemplate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects who is in one row of a table, and in which of its values. For one row.
 *
 * <p>The query has columns {@code actor_id}, {@code appearances} (the values in order, from 0) and,
 * for each value, 1 or 0 under its number: {@code day_0}, {@code day_1} …
 */
public final class RetentionActors {
    /** Rows of texts such as {@code 0,1,4 id}. */
    private static final QueryTemplate FOUND =
            QueryTemplate.of(
                    """
                    SELECT substring(item, gap + 1) AS found_id,
                        arrayMap(x -> toInt(x), splitByChar(',', substring(item, 1, gap - 1)))
                            AS appearances
                    FROM (
                        SELECT item, position(item, ' ') AS gap
                        FROM (
                            SELECT arrayJoin(JSONExtract({items}, 'Array(String)')) AS item
                        )
                    )
                    """);

    private static final JsonMapper JSON = new JsonMapper();

    private final RetentionQuery query;
    private final int row;
    private final Predicate<String> inBreakdown;
    private final Appearances appearances;
    private final Map<String, BitSet> found = new LinkedHashMap<>();

    /**
     * Of one row.
     *
     * @param row from 0; nobody is in a row before it
     * @param inBreakdown which breakdown values are asked for
     */
    public RetentionActors(RetentionQuery query, int row, Predicate<String> inBreakdown) {
        this.query = query;
        this.row = row;
        this.inBreakdown = inBreakdown;
        this.appearances = new Appearances(query.filter());
    }

    /** Adds someone's journey if it is in the row. */
    public void add(String actor, Journey journey) {
        if (row >= 0 && journey.starts().get(row) && inBreakdown.test(journey.breakdown())) {
            found.computeIfAbsent(actor, id -> new BitSet()).or(appearances.of(row, journey));
        }
    }

    /** Everyone that was added. */
    public ActorSet set() {
        Integer groupType = query.scope().aggregationGroupTypeIndex();
        Expr id = Field.of("found_id");
        List<Expr> columns = new ArrayList<>();
        columns.add(named(groupType == null ? Call.of("toUUID", id) : id, ActorSet.ID));
        columns.add(Field.of("appearances"));
        String unit = query.filter().period().interval().json();
        for (int i = 0; i < appearances.size(); i++) {
            Expr appears = Call.of("has", Field.of("appearances"), Constant.of(i));
            columns.add(
                    named(Call.of("if", appears, Constant.of(1), Constant.of(0)), unit + "_" + i));
        }
        Query rows = FOUND.fill(Map.of("items", Constant.of(JSON.writeValueAsString(items()))));
        return new ActorSet(
                SelectQuery.builder()
                        .columns(columns)
                        .from(new SubqueryRelation(rows, Span.NONE))
                        .build(),
                groupType);
    }

    private List<String> items() {
        List<String> items = new ArrayList<>();
        found.forEach((id, values) ->
                items.add(
                        values.stream().mapToObj(String::valueOf).collect(Collectors.joining(","))
                                + " "
                                + id));
        return items;
    }

    private static Expr named(Expr expr, String name) {
        return new Alias(expr, name, Span.NONE);
    }
}
