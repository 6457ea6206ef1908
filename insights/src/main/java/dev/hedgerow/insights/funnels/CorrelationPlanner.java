package dev.hedgerow.insights.funnels;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.BreakdownFilter;
import dev.hedgerow.insights.query.CompareFilter;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Entity.GroupNode;
import dev.hedgerow.insights.query.FilterGroup;
import dev.hedgerow.insights.query.FunnelCorrelationQuery;
import dev.hedgerow.insights.query.FunnelViz;
import dev.hedgerow.insights.query.FunnelsFilter;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.InsightScope;
import dev.hedgerow.insights.time.BucketExpressions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Plans what is compared about the actors of a funnel: their events or properties. Pure. */
public final class CorrelationPlanner {
    static final String AUTOCAPTURE = "$autocapture";
    static final String ELEMENTS_DIVIDER = "__~~__";

    private static final Expr TIMESTAMP = Field.of("timestamp");
    private static final Expr EVENT = Field.of("event");

    private final ProjectSnapshot project;
    private final EntityConditions entities;

    public CorrelationPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.entities =
                new EntityConditions(
                        project, new FilterConditions(project, now, FilterScope.EVENTS));
    }

    /**
     * The funnel of a correlation: without breakdown, with all its steps.
     *
     * @param more filters that its events must meet besides its own
     */
    public static FunnelsQuery funnel(FunnelCorrelationQuery query, FilterGroup more) {
        FunnelsQuery funnel = query.source().source();
        InsightScope scope = funnel.scope();
        FunnelsFilter filter = funnel.filter();
        return new FunnelsQuery(
                new InsightScope(
                        scope.dateRange(),
                        scope.properties().and(more),
                        scope.filterTestAccounts(),
                        scope.aggregationGroupTypeIndex()),
                funnel.interval(),
                funnel.series(),
                new FunnelsFilter(
                        filter.order(),
                        FunnelViz.STEPS,
                        filter.window(),
                        filter.exclusions(),
                        filter.attribution(),
                        filter.attributionStep(),
                        null,
                        null,
                        null,
                        filter.aggregateByHogql()),
                BreakdownFilter.NONE,
                CompareFilter.NONE);
    }

    /** The rows that {@link Correlation} reads. */
    public Query rows(FunnelCorrelationQuery query, FunnelPlan plan) {
        return switch (query.type()) {
            case EVENTS -> events(plan, without(query.excludedEvents()), List.of());
            case EVENT_WITH_PROPERTIES ->
                    events(
                            plan,
                            Conditions.in(EVENT, query.eventNames()),
                            List.of(
                                    isOfElements(query)
                                            ? named(elements(), "value")
                                            : named(Field.of("properties"), "value")));
            case PROPERTIES -> properties(query, plan);
        };
    }

    /** Rows (actor, time) of the events that an entity matches. */
    public Query deeds(Entity entity, FunnelPlan plan) {
        return events(plan, entities.of(entity).orElse(Conditions.FALSE), List.of());
    }

    /** Whether elements are compared in place of properties. */
    static boolean isOfElements(FunnelCorrelationQuery query) {
        return query.eventNames().contains(AUTOCAPTURE);
    }

    private Query events(FunnelPlan plan, Expr condition, List<Expr> more) {
        Expr actor = FunnelPlanner.actor(plan.query());
        List<Expr> columns = new ArrayList<>();
        columns.add(named(actor, "actor"));
        columns.add(named(Call.of("toUnixTimestamp64Micro", TIMESTAMP), "time"));
        columns.add(named(EVENT, "name"));
        columns.addAll(more);
        return SelectQuery.builder()
                .columns(columns)
                .from(TableName.of("events"))
                .where(
                        Conditions.and(
                                BucketExpressions.within(
                                        TIMESTAMP, plan.range().from(), plan.range().to()),
                                without(stepNames(plan)),
                                condition,
                                FunnelPlanner.hasActor(plan.query(), actor)))
                .build();
    }

    private static Expr without(Iterable<String> names) {
        List<Expr> conditions = new ArrayList<>();
        for (String name : names) {
            conditions.add(Conditions.compare(CompareOp.NOT_EQUAL, EVENT, Constant.of(name)));
        }
        return Conditions.and(conditions);
    }

    private static Expr elements() {
        return Call.of(
                "concat",
                Call.of("ifNull", Field.of("properties", "$event_type"), Constant.of("")),
                Constant.of(ELEMENTS_DIVIDER),
                Field.of("elements_chain"));
    }

    /** The names of the steps' events; those of actions, too. */
    private Set<String> stepNames(FunnelPlan plan) {
        Set<String> names = new TreeSet<>();
        plan.series().forEach(entity -> addNames(entity, names));
        return names;
    }

    private void addNames(Entity entity, Set<String> names) {
        switch (entity) {
            case EventsNode node -> addName(node.event(), names);
            case ActionsNode node -> {
                ActionDefinition action = project.actions().get(node.actionId());
                if (action != null) {
                    action.steps().forEach(step -> addName(step.event(), names));
                }
            }
            case GroupNode group -> group.nodes().forEach(node -> addNames(node, names));
        }
    }

    private static void addName(@Nullable String name, Set<String> names) {
        if (name != null) {
            names.add(name);
        }
    }

    /** Rows (actor, then all properties as JSON or the value of each name). */
    private static Query properties(FunnelCorrelationQuery query, FunnelPlan plan) {
        Integer group = plan.query().scope().aggregationGroupTypeIndex();
        List<Expr> columns = new ArrayList<>();
        columns.add(named(Field.of(group == null ? "id" : "key"), "actor"));
        if (query.names().contains(FunnelCorrelationQuery.ALL)) {
            columns.add(named(Field.of("properties"), "value"));
        } else {
            for (String name : query.names()) {
                columns.add(named(Field.of("properties", name), "value_" + columns.size()));
            }
        }
        return SelectQuery.builder()
                .columns(columns)
                .from(TableName.of(group == null ? "persons" : "groups"))
                .where(
                        group == null
                                ? Conditions.TRUE
                                : Conditions.equal(Field.of("index"), group.longValue()))
                .build();
    }

    private static Expr named(Expr expr, String name) {
        return new Alias(expr, name, Span.NONE);
    }
}
