package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.catalog.CohortQuery;
import dev.hedgerow.hogql.catalog.EntitySource;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.MetadataRows;
import dev.hedgerow.insights.project.ProjectSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A project's cohorts and actions as HogQL, for the compiler. */
public final class ProjectEntities implements EntitySource {
    private final ProjectSnapshot project;
    private final ActionConditions actions;
    private final CohortQueries cohorts;
    private final MetadataRows metadata;

    public ProjectEntities(ProjectSnapshot project, Instant now, MetadataRows metadata) {
        this.project = project;
        this.metadata = metadata;
        FilterConditions onEvents = new FilterConditions(project, now, FilterScope.EVENTS);
        this.actions = new ActionConditions(onEvents);
        this.cohorts = new CohortQueries(project, now);
    }

    @Override
    public Optional<CohortQuery> cohortById(long id) {
        return Optional.ofNullable(project.cohorts().get(id))
                .map(cohort -> new CohortQuery(id, cohort.name(), cohorts.of(cohort)));
    }

    @Override
    public Optional<CohortQuery> cohortByName(String name) {
        return project.cohorts().values().stream()
                .filter(cohort -> cohort.name().equals(name))
                .findFirst()
                .map(CohortDefinition::id)
                .flatMap(this::cohortById);
    }

    @Override
    public List<Long> dynamicCohorts() {
        return project.cohorts().values().stream()
                .filter(cohort -> !cohort.isStatic())
                .map(CohortDefinition::id)
                .toList();
    }

    @Override
    public Optional<Expr> actionById(long id) {
        return Optional.ofNullable(project.actions().get(id)).map(actions::of);
    }

    @Override
    public Optional<Expr> actionByName(String name) {
        return project.actions().values().stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .map(ActionDefinition::id)
                .flatMap(this::actionById);
    }

    @Override
    public String metadataRows(String table) {
        return metadata.of(project.projectId(), table);
    }
}
