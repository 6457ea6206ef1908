package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.catalog.PhysicalSchema;
import dev.hedgerow.hogql.catalog.WeekStart;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.insights.editor.DatabaseSchema;
import dev.hedgerow.insights.filter.ProjectEntities;
import dev.hedgerow.insights.project.MetadataRows;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.ActorsPropertyTaxonomyQuery;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.query.CalendarHeatmapQuery;
import dev.hedgerow.insights.query.DatabaseSchemaQuery;
import dev.hedgerow.insights.query.EventTaxonomyQuery;
import dev.hedgerow.insights.query.EventsQuery;
import dev.hedgerow.insights.query.FunnelCorrelationActorsQuery;
import dev.hedgerow.insights.query.FunnelCorrelationQuery;
import dev.hedgerow.insights.query.FunnelsActorsQuery;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.GroupsQuery;
import dev.hedgerow.insights.query.HogQLAutocomplete;
import dev.hedgerow.insights.query.HogQLMetadata;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.InsightActorsQuery;
import dev.hedgerow.insights.query.InsightActorsQueryOptions;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.SessionsQuery;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TeamTaxonomyQuery;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.query.UnrunnableNode;
import dev.hedgerow.insights.query.WrapperNode;
import dev.hedgerow.insights.sequence.RowMemory;
import dev.hedgerow.store.EventStore;
import java.time.Clock;
import java.time.DayOfWeek;

/** Calculates every kind of query: one line per kind. Thread-safe. */
public final class InsightExecutor implements QueryExecutor {
    private final HogqlCompiler compiler;
    private final EventStore store;
    private final PhysicalSchema physical;
    private final MetadataRows metadata;
    private final RowMemory rowMemory;
    private final Clock clock;

    public InsightExecutor(
            HogqlCompiler compiler,
            EventStore store,
            PhysicalSchema physical,
            MetadataRows metadata,
            RowMemory rowMemory,
            Clock clock) {
        this.compiler = compiler;
        this.store = store;
        this.physical = physical;
        this.metadata = metadata;
        this.rowMemory = rowMemory;
        this.clock = clock;
    }

    @Override
    public QueryAnswer execute(QueryNode query, Execution execution) {
        try (Session session = open(execution)) {
            return execute(query, session);
        }
    }

    private QueryAnswer execute(QueryNode query, Session session) {
        return switch (query) {
            case TrendsQuery trends -> TrendsRun.run(trends, session);
            case FunnelsQuery funnel -> FunnelsRun.run(funnel, session);
            case PathsQuery paths -> PathsRun.run(paths, session);
            case FunnelCorrelationQuery correlation ->
                    FunnelCorrelationRun.run(correlation, session);
            case StickinessQuery stickiness -> StickinessRun.run(stickiness, session);
            case LifecycleQuery lifecycle -> LifecycleRun.run(lifecycle, session);
            case RetentionQuery retention -> RetentionRun.run(retention, session);
            case HogQLQuery sql -> SqlRun.run(sql, session);
            case CalendarHeatmapQuery heatmap -> CalendarHeatmapRun.run(heatmap, session);
            case InsightActorsQueryOptions options -> ActorChoices.run(options, session);
            case HogQLMetadata text -> MetadataRun.run(text, session);
            case HogQLAutocomplete text -> AutocompleteRun.run(text, session);
            case DatabaseSchemaQuery _ ->
                    new QueryAnswer(DatabaseSchema.json(session.catalog()), Freshness.SHORT);
            case EventTaxonomyQuery taxonomy -> TaxonomyRun.run(taxonomy, session);
            case TeamTaxonomyQuery _ -> TaxonomyRun.ofProject(session);
            case ActorsPropertyTaxonomyQuery taxonomy -> TaxonomyRun.run(taxonomy, session);
            case EventsQuery events -> ListingRun.run(events, session);
            case SessionsQuery sessions -> ListingRun.run(sessions, session);
            case GroupsQuery groups -> ListingRun.run(groups, session);
            case ActorsQuery actors -> ListingRun.run(actors, session);
            case InsightActorsQuery behind -> ActorSets.run(behind, session);
            case FunnelsActorsQuery behind -> ActorSets.run(behind, session);
            case FunnelCorrelationActorsQuery behind -> ActorSets.run(behind, session);
            case WrapperNode wrapper -> execute(wrapper.unwrapped(), session.execution());
            case UnrunnableNode unrunnable -> throw unrunnable.refusal();
        };
    }

    /** A session for one calculation. */
    Session open(Execution execution) {
        return new Session(compiler, store, context(execution), execution, rowMemory.open(), clock);
    }

    private CompileContext context(Execution execution) {
        ProjectSnapshot project = execution.project();
        return new CompileContext(
                project.projectId(),
                project.zone(),
                project.weekStart() == DayOfWeek.MONDAY ? WeekStart.MONDAY : WeekStart.SUNDAY,
                project.groupTypes(),
                physical,
                new ProjectEntities(project, execution.now(), metadata),
                execution.now(),
                execution.modifiers(),
                LimitContext.UNLIMITED);
    }
}
