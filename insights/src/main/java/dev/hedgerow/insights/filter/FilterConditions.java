package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FilterGroup;
import dev.hedgerow.insights.query.InsightScope;
import dev.hedgerow.insights.query.PropertyFilter;
import dev.hedgerow.insights.query.PropertyFilter.Comparison;
import dev.hedgerow.insights.query.PropertyFilter.HogqlCondition;
import dev.hedgerow.insights.query.PropertyFilter.InCohort;
import dev.hedgerow.insights.query.PropertySubject;
import dev.hedgerow.insights.query.QueryException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Property filters as HogQL conditions. Pure. */
public final class FilterConditions {
    /** Properties of exceptions that hold lists of texts. */
    private static final Set<String> LISTS =
            Set.of(
                    "$exception_types",
                    "$exception_values",
                    "$exception_sources",
                    "$exception_functions");

    private final ProjectSnapshot project;
    private final FilterScope scope;
    private final ValueConditions values;

    /**
     * @param now what relative dates in filters count from
     */
    public FilterConditions(ProjectSnapshot project, Instant now, FilterScope scope) {
        this.project = project;
        this.scope = scope;
        this.values = new ValueConditions(project, now);
    }

    /** The filters of an insight and, if it asks for them, the project's for test accounts. */
    public Expr of(InsightScope insight) {
        Expr own = of(insight.properties());
        return insight.filterTestAccounts() ? Conditions.and(testAccounts(), own) : own;
    }

    /**
     * The project's filters against test accounts. Filters by cohorts that were deleted since are
     * left out (events rule 43).
     */
    public Expr testAccounts() {
        List<PropertyFilter> kept =
                project.testAccountFilters().filters().stream()
                        .filter(filter -> !isOfDeletedCohort(filter))
                        .toList();
        return of(new FilterGroup(project.testAccountFilters().conjunction(), kept));
    }

    private boolean isOfDeletedCohort(PropertyFilter filter) {
        return filter instanceof InCohort cohort
                && !project.cohorts().containsKey(cohort.cohortId());
    }

    /** A group of filters; true for an empty one. */
    public Expr of(FilterGroup group) {
        List<Expr> operands = group.filters().stream().map(this::of).toList();
        if (operands.isEmpty()) {
            return Conditions.TRUE;
        }
        return switch (group.conjunction()) {
            case AND -> Conditions.and(operands);
            case OR -> Conditions.or(operands);
        };
    }

    /** Any filter. */
    public Expr of(PropertyFilter filter) {
        return switch (filter) {
            case FilterGroup group -> of(group);
            case Comparison comparison -> comparison(comparison);
            case InCohort cohort -> inCohort(cohort);
            case HogqlCondition hogql -> HogqlParser.parseExpr(hogql.expression());
        };
    }

    private Expr comparison(Comparison comparison) {
        if (comparison.subject().kind() == PropertySubject.Kind.ELEMENT) {
            return ElementConditions.of(comparison, values);
        }
        Expr field = scope.field(comparison.subject(), comparison.key());
        if (comparison.subject().kind() == PropertySubject.Kind.EVENT
                && LISTS.contains(comparison.key())) {
            return oneOfList(field, comparison);
        }
        return values.of(
                field,
                ValueConditions.Typing.of(comparison.subject(), comparison.key()),
                comparison.operator(),
                comparison.value());
    }

    /** Whether the condition holds for one of a property's texts. */
    private Expr oneOfList(Expr field, Comparison comparison) {
        Expr texts =
                Call.of(
                        "JSONExtract",
                        Call.of("ifNull", field, Constant.of("")),
                        Constant.of("Array(String)"));
        Expr condition =
                values.of(
                        Conditions.field(List.of("listed")),
                        ValueConditions.Typing.TEXT,
                        comparison.operator(),
                        comparison.value());
        return Conditions.exists("listed", condition, texts);
    }

    private Expr inCohort(InCohort cohort) {
        if (!project.cohorts().containsKey(cohort.cohortId())) {
            throw QueryException.invalid(
                    "Cohort with id " + cohort.cohortId() + " does not exist", null);
        }
        return Conditions.compare(
                cohort.negated() ? CompareOp.NOT_IN_COHORT : CompareOp.IN_COHORT,
                scope.personId(),
                Constant.of(cohort.cohortId()));
    }
}
