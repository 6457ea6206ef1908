package dev.hedgerow.insights.run;

import dev.hedgerow.metadata.queries.QueryResult;
import dev.hedgerow.metadata.queries.QueryResults;
import java.util.Optional;

/** Answers kept in the metadata database. */
public final class MetadataResultCache implements ResultCache {
    private final QueryResults results;

    public MetadataResultCache(QueryResults results) {
        this.results = results;
    }

    @Override
    public Optional<Kept> find(long projectId, String key) {
        return results.find(projectId, key)
                .map(kept ->
                        new Kept(
                                kept.body(),
                                kept.calculatedAt(),
                                kept.staleAt(),
                                kept.lazilyStaleAt()));
    }

    @Override
    public void keep(long projectId, String key, Kept answer) {
        results.keep(
                projectId,
                key,
                new QueryResult(
                        answer.body(),
                        answer.calculatedAt(),
                        answer.staleAt(),
                        answer.lazilyStaleAt()));
    }
}
