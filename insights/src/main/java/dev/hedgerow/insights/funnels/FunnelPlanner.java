package dev.hedgerow.insights.funnels;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArithmeticOp;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.breakdown.BreakdownExpressions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Attribution;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.FunnelExclusion;
import dev.hedgerow.insights.query.FunnelOrder;
import dev.hedgerow.insights.query.FunnelViz;
import dev.hedgerow.insights.query.FunnelsFilter;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans funnels: one query for the rows that the machines read. Pure. */
public final class FunnelPlanner {
    private static final Expr TIMESTAMP = Field.of("timestamp");
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final ProjectSnapshot project;
    private final DateRanges ranges;
    private final FilterConditions filters;
    private final StepConditions steps;

    public FunnelPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.ranges = new DateRanges(project.zone(), project.weekStart(), now);
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.steps = new StepConditions(new EntityConditions(project, filters), filters);
    }

    /**
     * Plans a query.
     *
     * @param firstEvent when the project's first event happened, for ranges of all time
     * @throws QueryException when the funnel makes no sense
     */
    public FunnelPlan plan(FunnelsQuery query, @Nullable Instant firstEvent) {
        return plan(query, range(query, firstEvent));
    }

    /** Plans a query over the period that its own is compared with. */
    public FunnelPlan previous(FunnelsQuery query, @Nullable Instant firstEvent) {
        return plan(
                query,
                ranges.previous(
                        range(query, firstEvent),
                        query.scope().dateRange(),
                        query.interval(),
                        project.periods(query.compare())));
    }

    private ResolvedRange range(FunnelsQuery query, @Nullable Instant firstEvent) {
        return ranges.resolve(query.scope().dateRange(), query.interval(), firstEvent);
    }

    private FunnelPlan plan(FunnelsQuery query, ResolvedRange range) {
        FunnelChecks.check(query);
        List<Entity> series = series(query);
        FunnelBreakdown breakdown = FunnelBreakdowns.of(query);
        FunnelRules rules = rules(query, series, breakdown);
        return new FunnelPlan(
                query,
                rows(query, series, breakdown, range),
                series,
                rules,
                isOfPersons(query),
                breakdown,
                range);
    }

    /** A trend of an ordered funnel looks at no step after the one it counts to. */
    private static List<Entity> series(FunnelsQuery query) {
        Integer to = query.filter().toStep();
        boolean truncates =
                query.filter().viz() == FunnelViz.TRENDS
                        && query.filter().order() != FunnelOrder.UNORDERED;
        return to != null && truncates ? query.series().subList(0, to + 1) : query.series();
    }

    private static FunnelRules rules(
            FunnelsQuery query, List<Entity> series, FunnelBreakdown breakdown) {
        FunnelsFilter filter = query.filter();
        int optional = 0;
        for (int step = 0; step < series.size(); step++) {
            optional |= series.get(step).details().optionalInFunnel() ? 1 << step : 0;
        }
        boolean byValue = breakdown instanceof FunnelBreakdown.Texts;
        return new FunnelRules(
                series.size(),
                micros(filter.window().length()),
                filter.order(),
                optional,
                byValue ? filter.attribution() : Attribution.FIRST_TOUCH,
                filter.attributionStep());
    }

    private static long micros(Duration duration) {
        return Math.multiplyExact(duration.toSeconds(), MICROS_PER_SECOND);
    }

    static boolean isOfPersons(FunnelsQuery query) {
        String by = query.filter().aggregateByHogql();
        return query.scope().aggregationGroupTypeIndex() == null
                && (by == null || by.equals("person_id"));
    }

    private Query rows(
            FunnelsQuery query,
            List<Entity> series,
            FunnelBreakdown breakdown,
            ResolvedRange range) {
        Expr actor = actor(query);
        List<Expr> conditions = new ArrayList<>();
        List<Expr> bits = new ArrayList<>();
        for (int step = 0; step < series.size(); step++) {
            Expr condition = steps.step(series.get(step));
            conditions.add(condition);
            bits.add(bits(condition, FunnelItems.stepBit(step)));
        }
        for (int reached = 1; reached < series.size(); reached++) {
            List<Expr> exclusions = exclusions(query, reached);
            conditions.addAll(exclusions);
            if (!exclusions.isEmpty()) {
                bits.add(bits(Conditions.or(exclusions), FunnelItems.exclusionBit(reached)));
            }
        }
        boolean strict = query.filter().order() == FunnelOrder.STRICT;
        List<Expr> columns = new ArrayList<>();
        columns.add(named(actor, "actor"));
        columns.add(named(Call.of("toUnixTimestamp64Micro", TIMESTAMP), "time"));
        columns.add(named(sum(bits), "bits"));
        columns.addAll(columns(breakdown));
        return SelectQuery.builder()
                .columns(columns)
                .from(TableName.of("events"))
                .where(
                        Conditions.and(
                                BucketExpressions.within(TIMESTAMP, range.from(), range.to()),
                                strict ? Conditions.TRUE : Conditions.or(conditions),
                                filters.of(query.scope()),
                                hasActor(query, actor)))
                .build();
    }

    static Expr actor(FunnelsQuery query) {
        Integer group = query.scope().aggregationGroupTypeIndex();
        if (group != null) {
            return Field.of("$group_" + group);
        }
        String by = query.filter().aggregateByHogql();
        return by == null || isOfPersons(query)
                ? Field.of("person_id")
                : Call.of("toString", HogqlParser.parseExpr(by));
    }

    static Expr hasActor(FunnelsQuery query, Expr actor) {
        return isOfPersons(query)
                ? Conditions.TRUE
                : Conditions.compare(
                        CompareOp.NOT_EQUAL,
                        Call.of("ifNull", actor, Constant.of("")),
                        Constant.of(""));
    }

    /**
     * What excludes attempts that have done this many steps, and not the one an exclusion ends at.
     */
    private List<Expr> exclusions(FunnelsQuery query, int reached) {
        return query.filter().exclusions().stream()
                .filter(exclusion ->
                        exclusion.fromStep() < reached && reached <= exclusion.toStep())
                .map(FunnelExclusion::entity)
                .map(steps::exclusion)
                .toList();
    }

    private static Expr bits(Expr condition, long bits) {
        return Call.of("if", condition, Constant.of(bits), Constant.of(0));
    }

    private static Expr sum(List<Expr> bits) {
        Expr all = bits.getFirst();
        for (Expr more : bits.subList(1, bits.size())) {
            all = new Arithmetic(ArithmeticOp.ADD, all, more, Span.NONE);
        }
        return all;
    }

    private List<Expr> columns(FunnelBreakdown breakdown) {
        return switch (breakdown) {
            case FunnelBreakdown.None _ -> List.of();
            case FunnelBreakdown.Texts texts -> {
                BreakdownExpressions values = new BreakdownExpressions(project);
                List<Expr> columns = new ArrayList<>();
                for (Breakdown part : texts.parts()) {
                    Expr value = values.uncut(part);
                    columns.add(named(value, "value_" + columns.size()));
                }
                yield columns;
            }
            case FunnelBreakdown.Cohorts cohorts -> List.of(named(cohortBits(cohorts), "cohorts"));
        };
    }

    private Expr cohortBits(FunnelBreakdown.Cohorts cohorts) {
        List<Expr> bits = new ArrayList<>();
        for (int i = 0; i < cohorts.ids().size(); i++) {
            bits.add(bits(inCohort(cohorts.ids().get(i)), 1L << i));
        }
        return sum(bits);
    }

    private Expr inCohort(long id) {
        if (id == ByCohort.ALL_USERS) {
            return Conditions.TRUE;
        }
        if (!project.cohorts().containsKey(id)) {
            throw QueryException.invalid(
                    "Cohort with id " + id + " does not exist", "query.breakdownFilter.breakdown");
        }
        return Conditions.compare(CompareOp.IN_COHORT, Field.of("person_id"), Constant.of(id));
    }

    private static Expr named(Expr expr, String name) {
        return new Alias(expr, name, Span.NONE);
    }
}
