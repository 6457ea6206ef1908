package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Fields;
import dev.hedgerow.insights.query.FilterGroup;
import dev.hedgerow.insights.query.PropertyFilter.Comparison;
import dev.hedgerow.insights.query.PropertyFilters;
import dev.hedgerow.insights.query.PropertySubject;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.template.QueryTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Cohorts as queries of person ids: by properties of persons, by what they did, by membership in
 * other cohorts, nested in any way, or listed one by one.
 */
final class CohortQueries {
    private static final QueryTemplate PERSONS =
            QueryTemplate.of("SELECT id FROM persons WHERE {condition}");
    private static final QueryTemplate MEMBERS =
            QueryTemplate.of(
                    "SELECT person_id FROM static_cohort_people WHERE cohort_id = {cohort}");
    private static final Expr ID = Field.of("id");

    private final ProjectSnapshot project;
    private final FilterConditions onPersons;
    private final BehaviourQueries behaviours;

    CohortQueries(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.onPersons = new FilterConditions(project, now, FilterScope.PERSONS);
        this.behaviours = new BehaviourQueries(project, now);
    }

    /** The ids of a cohort's persons. */
    Query of(CohortDefinition cohort) {
        return of(cohort, new TreeSet<>());
    }

    private Query of(CohortDefinition cohort, Set<Long> within) {
        if (cohort.isStatic()) {
            return MEMBERS.fill(Map.of("cohort", Constant.of(cohort.id())));
        }
        if (!within.add(cohort.id())) {
            throw QueryException.invalid("Cohort '" + cohort.name() + "' refers to itself", null);
        }
        JsonNode criteria = cohort.criteria().path("properties");
        Expr condition = criteria.isObject() ? criterion(criteria, within) : Conditions.FALSE;
        within.remove(cohort.id());
        boolean isTested = cohort.criteria().path("filterTestAccounts").asBoolean(false);
        return PERSONS.fill(
                Map.of(
                        "condition",
                        isTested ? Conditions.and(condition, isNoTestAccount()) : condition));
    }

    /** The project's filters against test accounts as far as they are about persons. */
    private Expr isNoTestAccount() {
        return Conditions.and(
                project.testAccountFilters().filters().stream()
                        .filter(filter ->
                                filter instanceof Comparison comparison
                                        && comparison.subject().kind()
                                                == PropertySubject.Kind.PERSON)
                        .map(onPersons::of)
                        .toList());
    }

    private Expr criterion(JsonNode json, Set<Long> within) {
        Fields fields = Fields.of(json, "filters.properties");
        String type = fields.requiredText("type");
        Expr condition =
                switch (type) {
                    case "AND" -> Conditions.and(criteria(json, within));
                    case "OR" -> Conditions.or(criteria(json, within));
                    case "person", "person_metadata" -> onPersons.of(person(json));
                    case "behavioral" -> Conditions.in(ID, behaviours.of(fields));
                    case "cohort", "static-cohort", "precalculated-cohort" ->
                            member(fields, within);
                    default ->
                            throw fields.wrong("type", "Unknown kind of criterion '" + type + "'");
                };
        boolean isNegated = fields.flag("negation") && !condition.equals(Conditions.FALSE);
        return isNegated ? Conditions.not(condition) : condition;
    }

    private static FilterGroup person(JsonNode json) {
        return PropertyFilters.parse(json, "filters.properties");
    }

    private List<Expr> criteria(JsonNode group, Set<Long> within) {
        List<Expr> operands = new ArrayList<>();
        for (JsonNode item : group.path("values")) {
            operands.add(criterion(item, within));
        }
        return operands;
    }

    /** Nobody is in a cohort that there is no more, and nobody out of it. */
    private Expr member(Fields fields, Set<Long> within) {
        Long id = fields.longInteger("value");
        CohortDefinition other = id == null ? null : project.cohorts().get(id);
        if (other == null) {
            return Conditions.FALSE;
        }
        boolean negated = "not_in".equals(fields.text("operator"));
        Expr condition = Conditions.in(ID, of(other, within));
        return negated ? Conditions.not(condition) : condition;
    }
}
