package dev.hedgerow.http.insights;

import dev.hedgerow.insights.overrides.CurrentVariables;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import dev.hedgerow.insights.table.AnswerSheet;
import dev.hedgerow.insights.table.ExportQuery;
import dev.hedgerow.insights.table.Sheet;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.variables.InsightVariables;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Gets the answer to an insight's question from the runner, new or kept. */
public final class InsightCalculator {
    private final QueryRunner runner;
    private final InsightVariables variables;

    public InsightCalculator(QueryRunner runner, InsightVariables variables) {
        this.runner = runner;
        this.variables = variables;
    }

    /** The runner for many insights of a project at once. */
    QueryRunner.OnProject on(long projectId) {
        return runner.on(projectId);
    }

    /** The answer in the mode that was asked for. May take as long as a query. */
    Calculation calculate(
            QueryRunner.OnProject project,
            Insight insight,
            QueryContext context,
            RefreshMode mode) {
        String text = insight.query();
        if (text == null) {
            RunRequest nothing = RunRequest.of(insight.projectId(), Json.object(), mode);
            return Calculation.none(null, project.cacheKey(nothing));
        }
        JsonNode query = context.over(current(insight.projectId(), text));
        RunRequest request = RunRequest.of(insight.projectId(), query, mode);
        String hash = project.cacheKey(request);
        try {
            return Calculation.of(query, project.run(request), hash);
        } catch (QueryException e) {
            // A query that cannot be understood has no kept answer; calculating says what is wrong.
            if (mode == RefreshMode.FORCE_CACHE) {
                return Calculation.none(query, hash);
            }
            throw e;
        }
    }

    /** The answer as a table of as many rows as a file may hold. May take as long as a query. */
    Sheet sheet(Insight insight, QueryContext context, RefreshMode mode) {
        String text = insight.query();
        if (text == null) {
            return Sheet.of(List.of());
        }
        JsonNode query = ExportQuery.of(context.over(current(insight.projectId(), text)));
        RunRequest request =
                new RunRequest(
                        insight.projectId(), query, mode, null, ExportQuery.limitContext(query));
        return AnswerSheet.of(query, runner.run(request).body());
    }

    private JsonNode current(long projectId, String text) {
        JsonNode query = Json.parse(text);
        if (!text.contains("\"variables\"")) {
            return query;
        }
        return CurrentVariables.current(query, variables.idsByCodeName(projectId));
    }
}
