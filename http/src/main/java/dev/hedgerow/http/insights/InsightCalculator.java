package dev.hedgerow.http.insights;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.run.RunRequest;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.json.Json;
import tools.jackson.databind.JsonNode;

/** Gets the answer to an insight's question from the runner, new or kept. */
public final class InsightCalculator {
    private final QueryRunner runner;

    public InsightCalculator(QueryRunner runner) {
        this.runner = runner;
    }

    /** The answer in the mode that was asked for. May take as long as a query. */
    Calculation calculate(Insight insight, RefreshMode mode) {
        if (mode == RefreshMode.FORCE_CACHE) {
            return kept(insight);
        }
        String text = insight.query();
        if (text == null && insight.legacyFilters() != null) {
            throw ApiException.notImplemented(
                    "Calculating an insight that was made with legacy filters");
        }
        RunRequest request = request(insight, mode);
        String hash = runner.cacheKey(request);
        return text == null ? Calculation.none(hash) : Calculation.of(runner.run(request), hash);
    }

    /**
     * The kept answer. A query that cannot be understood has none; only calculating says what is
     * wrong with it.
     */
    Calculation kept(Insight insight) {
        RunRequest request = request(insight, RefreshMode.FORCE_CACHE);
        String hash = runner.cacheKey(request);
        if (insight.query() == null) {
            return Calculation.none(hash);
        }
        try {
            return Calculation.of(runner.run(request), hash);
        } catch (QueryException e) {
            return Calculation.none(hash);
        }
    }

    private static RunRequest request(Insight insight, RefreshMode mode) {
        String text = insight.query();
        JsonNode query = text == null ? Json.object() : Json.parse(text);
        return RunRequest.of(insight.projectId(), query, mode);
    }
}
