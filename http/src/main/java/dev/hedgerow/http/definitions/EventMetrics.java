package dev.hedgerow.http.definitions;

import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import dev.hedgerow.insights.usage.EventMentions;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.definitions.EventDefinition;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.InsightQueries;
import dev.hedgerow.metadata.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Computes how often an event happened lately, and which insights use it. */
public final class EventMetrics {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final String VOLUME =
            "SELECT count() FROM events WHERE event = {event} AND timestamp >= now() - INTERVAL 30 DAY";

    private final QueryRunner runner;
    private final InsightQueries queries;
    private final Actions actions;

    public EventMetrics(QueryRunner runner, InsightQueries queries, Actions actions) {
        this.runner = runner;
        this.queries = queries;
        this.actions = actions;
    }

    /** May take as long as the query that counts the events. */
    EventMetricsAnswer of(EventDefinition definition) {
        long project = definition.projectId();
        Map<Long, JsonNode> steps =
                actions.list(project).stream()
                        .collect(
                                Collectors.toMap(
                                        tagged -> tagged.action().id(),
                                        tagged -> Json.parse(tagged.action().steps())));
        EventMentions mentions = EventMentions.of(definition.name(), steps);
        List<Insight> using =
                queries.list(project).stream().filter(insight -> uses(insight, mentions)).toList();
        Set<Long> ids = using.stream().map(Insight::id).collect(Collectors.toSet());
        return new EventMetricsAnswer(
                queries.countViewers(project, ids, LATELY),
                volume(definition),
                using.stream()
                        .map(insight ->
                                new EventMetricsAnswer.InsightName(
                                        insight.id(), insight.shortId(), insight.shownName()))
                        .toList());
    }

    private static boolean uses(Insight insight, EventMentions mentions) {
        String query = insight.query();
        return query != null && mentions.in(Json.parse(query));
    }

    private long volume(EventDefinition definition) {
        ObjectNode query = Json.object();
        query.put("kind", "HogQLQuery");
        query.put("query", VOLUME);
        query.putObject("values").put("event", definition.name());
        return runner.run(RunRequest.of(definition.projectId(), query, RefreshMode.FORCE_BLOCKING))
                .body()
                .at("/results/0/0")
                .asLong();
    }
}
