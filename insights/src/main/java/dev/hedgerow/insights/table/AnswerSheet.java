package dev.hedgerow.insights.table;

import dev.hedgerow.insights.query.ActorsPropertyTaxonomyQuery;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.query.CalendarHeatmapQuery;
import dev.hedgerow.insights.query.DatabaseSchemaQuery;
import dev.hedgerow.insights.query.Display;
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
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.SessionsQuery;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TeamTaxonomyQuery;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.query.UnrunnableNode;
import dev.hedgerow.insights.query.WrapperNode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a query as a table, with the columns of PostHog's exports ({@code
 * tasks/exports/csv_exporter.py}): one line per series, step, cohort, edge or row. Pure.
 */
public final class AnswerSheet {
    private AnswerSheet() {}

    /**
     * @param query JSON of the query, with or without display nodes around it
     * @param answer what the runner said: {@code {results, columns, …}}
     */
    public static Sheet of(JsonNode query, ObjectNode answer) {
        return Sheet.of(rows(QueryNodes.parse(query).unwrapped(), answer));
    }

    private static List<ObjectNode> rows(QueryNode query, ObjectNode answer) {
        JsonNode results = answer.path("results");
        return switch (query) {
            case TrendsQuery trends ->
                    trends.filter().display() == Display.BOX_PLOT
                            ? objects(answer.path("boxplot_data"))
                            : SeriesRows.of(results, SeriesRows.names(trends.breakdown()));
            case StickinessQuery _, LifecycleQuery _ -> SeriesRows.of(results, List.of());
            case FunnelsQuery funnel -> FunnelSheetRows.of(funnel, results);
            case RetentionQuery retention -> RetentionRows.of(retention, results);
            case FunnelCorrelationQuery _ -> objects(results.path("events"));
            case CalendarHeatmapQuery _ -> objects(results.path("data"));
            case PathsQuery _,
                    EventTaxonomyQuery _,
                    TeamTaxonomyQuery _,
                    ActorsPropertyTaxonomyQuery _ ->
                    objects(results);
            case HogQLQuery _,
                    EventsQuery _,
                    SessionsQuery _,
                    GroupsQuery _,
                    ActorsQuery _,
                    InsightActorsQuery _ ->
                    lists(results, answer.path("columns"));
            case HogQLMetadata _,
                    HogQLAutocomplete _,
                    DatabaseSchemaQuery _,
                    InsightActorsQueryOptions _ ->
                    List.of(answer);
            case FunnelsActorsQuery _, FunnelCorrelationActorsQuery _ -> List.of();
            case WrapperNode wrapper -> rows(wrapper.unwrapped(), answer);
            case UnrunnableNode unrunnable -> throw unrunnable.refusal();
        };
    }

    /** Results that are objects already. */
    private static List<ObjectNode> objects(JsonNode results) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode item : results) {
            if (item instanceof ObjectNode object) {
                rows.add(object);
            }
        }
        return rows;
    }

    /** Results that are lists beside a list of their columns. */
    private static List<ObjectNode> lists(JsonNode results, JsonNode columns) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode item : results) {
            if (item instanceof ObjectNode object) {
                rows.add(object);
                continue;
            }
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < item.size(); i++) {
                row.set(columns.path(i).asString("column_" + i), item.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
