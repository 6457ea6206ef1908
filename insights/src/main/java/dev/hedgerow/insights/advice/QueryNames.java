package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.ActorsPropertyTaxonomyQuery;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.query.CalendarHeatmapQuery;
import dev.hedgerow.insights.query.DatabaseSchemaQuery;
import dev.hedgerow.insights.query.Entity;
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
import dev.hedgerow.insights.query.InsightScope;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.PathType;
import dev.hedgerow.insights.query.PathsFilter;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.RetentionQuery.RetentionFilter;
import dev.hedgerow.insights.query.SessionsQuery;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TeamTaxonomyQuery;
import dev.hedgerow.insights.query.TrendsFilter;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.query.UnrunnableNode;
import dev.hedgerow.insights.query.WrapperNode;
import java.util.List;
import java.util.stream.Collectors;

/** Names for queries that nobody named: one line per kind. Pure. */
public final class QueryNames {
    private static final int LONGEST = 400;
    private static final int MOST_SERIES = 3;
    private static final String ELLIPSIS = "…";

    private final ProjectSnapshot project;

    public QueryNames(ProjectSnapshot project) {
        this.project = project;
    }

    /** The name, of at most {@value #LONGEST} characters: the API's {@code derived_name}. */
    public String of(QueryNode query) {
        String name = Words.capital(name(query));
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + ELLIPSIS;
    }

    /** The name as it stands inside a sentence. */
    String name(QueryNode query) {
        return switch (query) {
            case TrendsQuery trends -> trends(trends);
            case FunnelsQuery funnel -> funnel(funnel);
            case RetentionQuery retention -> retention(retention);
            case PathsQuery paths -> paths(paths);
            case StickinessQuery stickiness ->
                    actor(stickiness.scope())
                            + " stickiness based on "
                            + listed(stickiness.series());
            case LifecycleQuery lifecycle ->
                    actor(lifecycle.scope()) + " lifecycle based on " + listed(lifecycle.series());
            case HogQLQuery _ -> "SQL query";
            case EventsQuery events ->
                    events.events().isEmpty() ? "events" : "events " + Words.list(events.events());
            case SessionsQuery _ -> "sessions";
            case GroupsQuery groups ->
                    Words.group(groups.groupTypeIndex(), project, "group") + " list";
            case ActorsQuery actors -> actors(actors);
            case InsightActorsQuery behind -> behind(behind.source());
            case FunnelsActorsQuery behind -> behind(behind.source());
            case FunnelCorrelationActorsQuery behind -> behind(behind.source());
            case FunnelCorrelationQuery correlation ->
                    "what correlates with " + name(correlation.source().source());
            case CalendarHeatmapQuery _ -> "calendar heatmap";
            case EventTaxonomyQuery _ -> "event taxonomy";
            case TeamTaxonomyQuery _ -> "events by name";
            case ActorsPropertyTaxonomyQuery _ -> "property taxonomy";
            case InsightActorsQueryOptions options -> behind(options.insight());
            case HogQLMetadata _, HogQLAutocomplete _ -> "SQL query";
            case DatabaseSchemaQuery _ -> "tables";
            case WrapperNode wrapper -> name(wrapper.unwrapped());
            case UnrunnableNode unrunnable -> unrunnable.kind();
        };
    }

    private String actor(InsightScope scope) {
        return Words.actor(scope, project);
    }

    private String trends(TrendsQuery trends) {
        List<String> measures;
        if (trends.filter().formulas().isEmpty()) {
            measures =
                    trends.series().stream()
                            .map(entity ->
                                    Words.of(entity, project)
                                            + " "
                                            + Words.of(entity.details().math()))
                            .toList();
        } else {
            measures = trends.filter().formulas().stream().map(QueryNames::formula).toList();
        }
        return few(measures) + Words.by(trends.breakdown(), project);
    }

    private static String formula(TrendsFilter.Formula formula) {
        String customName = formula.customName();
        return customName == null ? "formula " + formula.expression() : customName;
    }

    private static String few(List<String> measures) {
        return measures.size() <= MOST_SERIES
                ? Words.list(measures)
                : String.join(", ", measures.subList(0, MOST_SERIES))
                        + " and "
                        + (measures.size() - MOST_SERIES)
                        + " more";
    }

    private String funnel(FunnelsQuery funnel) {
        String steps =
                funnel.series().stream()
                        .map(entity -> Words.of(entity, project))
                        .collect(Collectors.joining(" → "));
        String measure =
                switch (funnel.filter().viz()) {
                    case STEPS, FLOW -> " " + actor(funnel.scope()) + " conversion rate";
                    case TRENDS -> " " + actor(funnel.scope()) + " conversion trend";
                    case TIME_TO_CONVERT -> " " + actor(funnel.scope()) + " conversion time";
                };
        return steps + measure + Words.by(funnel.breakdown(), project);
    }

    private String retention(RetentionQuery retention) {
        RetentionFilter filter = retention.filter();
        String start = Words.of(filter.start(), project);
        String returning = Words.of(filter.returning(), project);
        String first =
                switch (filter.type()) {
                    case RECURRING -> "";
                    case FIRST_TIME, FIRST_EVER -> " for the first time";
                };
        return actor(retention.scope())
                + " retention based on doing "
                + start
                + first
                + " and returning with "
                + (returning.equals(start) ? "the same" : returning)
                + Words.by(retention.breakdown(), project);
    }

    private String paths(PathsQuery paths) {
        PathsFilter filter = paths.filter();
        String types =
                filter.types().isEmpty()
                        ? "all events"
                        : Words.list(filter.types().stream().map(QueryNames::words).toList());
        String start = filter.startPoint() == null ? "" : " starting at " + filter.startPoint();
        String end = filter.endPoint() == null ? "" : " ending at " + filter.endPoint();
        return "user paths based on " + types + start + end;
    }

    /** What paths look at: {@code page views}. */
    static String words(PathType type) {
        return switch (type) {
            case PAGE_VIEW -> "page views";
            case SCREEN -> "screens";
            case CUSTOM_EVENT -> "custom events";
            case HOGQL -> "an expression";
        };
    }

    private String actors(ActorsQuery actors) {
        QueryNode source = actors.source();
        if (source != null) {
            return source instanceof HogQLQuery ? "people of a SQL query" : name(source);
        }
        String search = actors.search();
        return search == null || search.isEmpty() ? "people" : "people matching " + search;
    }

    private String behind(QueryNode insight) {
        return "people behind " + name(insight);
    }

    private String listed(List<Entity> series) {
        return few(series.stream().map(entity -> Words.of(entity, project)).toList());
    }
}
