package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TrendsQuery;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in plain sentences what stands out in the answer to a query: a headline, evidence with
 * numbers, and what to look at next.
 */
public final class Analysis {
    private final ProjectSnapshot project;
    private final Asker asker;
    private final Instant now;

    public Analysis(ProjectSnapshot project, Asker asker, Instant now) {
        this.project = project;
        this.asker = asker;
        this.now = now;
    }

    /**
     * @param source JSON of the query, without display nodes
     * @param answer the body of its answer
     */
    public String of(QueryNode query, ObjectNode source, ObjectNode answer) {
        JsonNode results = answer.path("results");
        Findings findings =
                switch (query) {
                    case TrendsQuery trends ->
                            new TrendsFindings(trends, source, asker, now).of(answer);
                    case FunnelsQuery funnel ->
                            new FunnelFindings(funnel, project).of(source, answer, asker);
                    case RetentionQuery _ -> ReturnFindings.ofRetention(results);
                    case LifecycleQuery _ -> ReturnFindings.ofLifecycle(results);
                    case StickinessQuery _ -> ReturnFindings.ofStickiness(results);
                    case PathsQuery _ -> ReturnFindings.ofPaths(results);
                    default -> ofRows(results);
                };
        return findings.text();
    }

    private static Findings ofRows(JsonNode results) {
        return new Findings(
                results.isEmpty()
                        ? "The answer has no rows."
                        : "The answer has %s rows.".formatted(Words.number(results.size())),
                List.of(),
                "");
    }
}
