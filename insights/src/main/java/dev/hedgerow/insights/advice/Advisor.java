package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.insights.run.ProjectSnapshots;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names, describes and analyses the queries of projects, and says what follows from them. Further
 * questions go through the one runner, whose kept answers serve while they are fresh. Thread-safe.
 */
public final class Advisor {
    private final QueryRunner runner;
    private final ProjectSnapshots projects;
    private final Clock clock;

    public Advisor(QueryRunner runner, ProjectSnapshots projects, Clock clock) {
        this.runner = runner;
        this.projects = projects;
        this.clock = clock;
    }

    /** The name that stands in for one nobody gave. */
    public String name(long projectId, JsonNode query) {
        return new QueryNames(projects.load(projectId)).of(QueryNodes.parse(query).unwrapped());
    }

    /** A title and a description. */
    public QueryMetadata metadata(long projectId, JsonNode query) {
        return new QueryDescriber(projects.load(projectId)).describe(QueryNodes.parse(query));
    }

    /** What follows from a query; may take as long as a dozen queries. See {@link Suggestions}. */
    public List<Suggestion> suggestions(long projectId, JsonNode query, String context) {
        QueryNode node = QueryNodes.parse(query).unwrapped();
        return source(query) instanceof ObjectNode source
                ? new Suggestions(projects.load(projectId), asker(projectId))
                        .of(node, source, context)
                : List.of();
    }

    /** What stands out in the answer; may take as long as a dozen queries. */
    public String analysis(long projectId, JsonNode query) {
        QueryNode node = QueryNodes.parse(query).unwrapped();
        ProjectSnapshot project = projects.load(projectId);
        Asker asker = asker(projectId);
        return source(query) instanceof ObjectNode source
                ? new Analysis(project, asker, clock.instant()).of(node, source, asker.ask(source))
                : "";
    }

    private Asker asker(long projectId) {
        return query -> runner.run(RunRequest.of(projectId, query, RefreshMode.BLOCKING)).body();
    }

    /** The query inside its display nodes. */
    private static JsonNode source(JsonNode query) {
        return switch (query.path("kind").asString("")) {
            case "InsightVizNode", "DataVisualizationNode", "DataTableNode" ->
                    source(query.path("source"));
            default -> query;
        };
    }
}
