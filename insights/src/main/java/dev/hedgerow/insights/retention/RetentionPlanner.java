package dev.hedgerow.insights.retention;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.breakdown.BreakdownExpressions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.PropertyFilter;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.RetentionQuery.RetentionFilter;
import dev.hedgerow.insights.retention.RetentionPlan.Part;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans retentions: one query, or one per cohort of a cohort breakdown. Pure. */
public final class RetentionPlanner {
    private static final String TYPE_PATH = "query.aggregation_group_type_index";
    private static final int MOST_GROUP_TYPES = 5;

    private final RetentionQuery query;
    private final RetentionFilter filter;
    private final RetentionRange range;
    private final ProjectSnapshot project;
    private final FilterConditions filters;
    private final EntityConditions entities;

    public RetentionPlanner(
            RetentionQuery query,
            ProjectSnapshot project,
            Instant now,
            @Nullable Instant firstEvent) {
        this.query = query;
        this.filter = query.filter();
        this.project = project;
        this.range = RetentionRange.of(query, project, now, firstEvent);
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.entities = new EntityConditions(project, filters);
    }

    /** Plans the table. */
    public RetentionPlan plan() {
        QueryTemplate outer =
                Journeys.hasAmounts(filter)
                        ? RetentionTemplates.AMOUNTS
                        : RetentionTemplates.NUMBERS;
        return new RetentionPlan(query, range, parts(outer));
    }

    /** Plans who is in the table: as {@link #plan}, each actor apart and named. */
    public RetentionPlan people() {
        QueryTemplate outer =
                Journeys.hasAmounts(filter)
                        ? RetentionTemplates.AMOUNTS
                        : RetentionTemplates.PEOPLE;
        return new RetentionPlan(query, range, parts(outer));
    }

    private List<Part> parts(QueryTemplate outer) {
        List<Breakdown> breakdowns = query.breakdown().breakdowns();
        boolean byCohort =
                !breakdowns.isEmpty() && breakdowns.stream().allMatch(ByCohort.class::isInstance);
        if (!byCohort) {
            Expr value =
                    breakdowns.isEmpty()
                            ? Constant.of("")
                            : new BreakdownExpressions(project).joined(breakdowns);
            return List.of(new Part(null, journeys(outer, value, Conditions.TRUE)));
        }
        List<Part> parts = new ArrayList<>();
        for (Breakdown breakdown : breakdowns) {
            for (Long id : ((ByCohort) breakdown).cohortIds()) {
                Expr inCohort =
                        id == ByCohort.ALL_USERS
                                ? Conditions.TRUE
                                : filters.of(new PropertyFilter.InCohort(id, false));
                parts.add(new Part(String.valueOf(id), journeys(outer, Constant.of(""), inCohort)));
            }
        }
        return parts;
    }

    private Query journeys(QueryTemplate outer, Expr breakdown, Expr inCohort) {
        Expr start = entity(filter.start());
        Expr seen =
                filter.type() == RetentionQuery.Type.FIRST_EVER
                        ? entities.matcher(filter.start()).orElse(Conditions.FALSE)
                        : start;
        Journeys journeys =
                new Journeys(
                        filter,
                        range,
                        actor(),
                        breakdown,
                        new Journeys.Events(seen, start, entity(filter.returning())),
                        Conditions.and(filters.of(query.scope()), hasGroup(), inCohort));
        Map<String, Expr> values = new HashMap<>();
        values.put("journeys", QueryTemplate.value(journeys.query()));
        values.put("value", Field.of(journeys.isFirstEver() ? "breakdown" : "key"));
        if (filter.rolling() || filter.type() != RetentionQuery.Type.RECURRING) {
            Expr firstAt = Field.of("first_at");
            values.put(
                    "start",
                    BucketExpressions.index(
                            filter.period().interval(), firstAt, range.range().from()));
            values.put(
                    "valid",
                    Conditions.and(
                            Conditions.compare(CompareOp.EQUAL, Field.of("seen_at"), firstAt),
                            BucketExpressions.within(
                                    firstAt, range.range().from(), range.range().to())));
        } else {
            values.put("start", Field.of("starts"));
            values.put("valid", Conditions.TRUE);
        }
        return outer.fill(values);
    }

    private Expr entity(Entity entity) {
        return entities.of(entity).orElse(Conditions.FALSE);
    }

    private Expr actor() {
        Integer type = query.scope().aggregationGroupTypeIndex();
        if (type == null) {
            return Field.of("person_id");
        }
        if (type < 0 || type >= MOST_GROUP_TYPES) {
            throw QueryException.invalid("Input should be from 0 to 4", TYPE_PATH);
        }
        return Call.of("nullIf", Field.of("$group_" + type), Constant.of(""));
    }

    private Expr hasGroup() {
        return query.scope().aggregationGroupTypeIndex() == null
                ? Conditions.TRUE
                : Conditions.compare(CompareOp.NOT_EQUAL, actor(), Conditions.NULL);
    }
}
