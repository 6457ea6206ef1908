package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.EventsQuery;
import dev.hedgerow.insights.query.FunnelWindow;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.InsightScope;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TrendsQuery;
import java.util.List;

/**
 * A title and a description for a query, as a person would write them on a dashboard. Shorter than
 * the names of {@link QueryNames}, which say everything. Pure.
 */
public final class QueryDescriber {
    private final ProjectSnapshot project;
    private final QueryNames names;

    public QueryDescriber(ProjectSnapshot project) {
        this.project = project;
        this.names = new QueryNames(project);
    }

    public QueryMetadata describe(QueryNode query) {
        QueryNode bare = query.unwrapped();
        return new QueryMetadata(Words.capital(title(bare)), description(bare));
    }

    private String title(QueryNode query) {
        return switch (query) {
            case TrendsQuery trends when isTotal(trends) -> names.of(trends);
            case TrendsQuery trends -> adverb(trends.interval()) + " " + names.name(trends);
            case FunnelsQuery funnel when !funnel.series().isEmpty() ->
                    name(funnel.series().getFirst())
                            + " → "
                            + name(funnel.series().getLast())
                            + " conversion"
                            + Words.by(funnel.breakdown(), project);
            case RetentionQuery retention -> retentionTitle(retention);
            case StickinessQuery stickiness -> listed(stickiness.series()) + " stickiness";
            case LifecycleQuery lifecycle -> listed(lifecycle.series()) + " lifecycle";
            default -> names.of(query);
        };
    }

    private static boolean isTotal(TrendsQuery trends) {
        return trends.filter().display().isTotalValue();
    }

    private String retentionTitle(RetentionQuery retention) {
        String start = name(retention.filter().start());
        String returning = name(retention.filter().returning());
        String period = adverb(retention.filter().period().interval());
        return start.equals(returning)
                ? period + " retention after " + start
                : period + " retention: " + start + " → " + returning;
    }

    private String description(QueryNode query) {
        return switch (query) {
            case TrendsQuery trends ->
                    "Shows "
                            + names.name(trends)
                            + (isTotal(trends) ? "" : " per " + noun(trends.interval()))
                            + scope(trends.scope());
            case FunnelsQuery funnel ->
                    "Shows how many of those who do "
                            + name(funnel.series().getFirst())
                            + " go on to "
                            + Words.list(funnel.series().stream().skip(1).map(this::name).toList())
                            + ", within "
                            + window(funnel.filter().window())
                            + Words.by(funnel.breakdown(), project)
                            + scope(funnel.scope());
            case RetentionQuery retention ->
                    "Shows how many of those who do "
                            + name(retention.filter().start())
                            + " come back for "
                            + name(retention.filter().returning())
                            + " in the "
                            + noun(retention.filter().period().interval())
                            + "s after"
                            + scope(retention.scope());
            case StickinessQuery stickiness ->
                    "Shows in how many "
                            + noun(stickiness.interval())
                            + "s people do "
                            + listed(stickiness.series())
                            + scope(stickiness.scope());
            case LifecycleQuery lifecycle ->
                    "Shows who is new, returning, resurrecting or dormant for "
                            + listed(lifecycle.series())
                            + " per "
                            + noun(lifecycle.interval())
                            + scope(lifecycle.scope());
            case PathsQuery paths ->
                    "Shows the ways people go: " + names.name(paths) + scope(paths.scope());
            case EventsQuery events -> "Lists " + names.name(events) + ", newest first.";
            case HogQLQuery sql -> "Answers the SQL: " + shortened(sql.query());
            default -> names.of(query) + ".";
        };
    }

    private String scope(InsightScope scope) {
        int filters = scope.properties().filters().size();
        String filtered =
                filters == 0
                        ? ""
                        : ", where " + filters + (filters == 1 ? " filter holds" : " filters hold");
        String testers = scope.filterTestAccounts() ? ", without test accounts" : "";
        return period(scope.dateRange()) + filtered + testers + ".";
    }

    private static String period(DateRange range) {
        String from = range.from();
        String to = range.to();
        if (from == null) {
            return to == null ? " over the last days" : " until " + to;
        }
        return to == null ? " since " + from : " from " + from + " to " + to;
    }

    private static String window(FunnelWindow window) {
        return window.interval() + " " + window.unit().json() + (window.interval() == 1 ? "" : "s");
    }

    private static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }

    private String name(Entity entity) {
        return Words.of(entity, project);
    }

    private String listed(List<Entity> series) {
        return Words.list(series.stream().map(this::name).toList());
    }

    private static String adverb(Interval interval) {
        return switch (interval) {
            case DAY -> "daily";
            case SECOND, MINUTE, HOUR, WEEK, MONTH -> noun(interval) + "ly";
        };
    }

    private static String noun(Interval interval) {
        return interval.json();
    }
}
