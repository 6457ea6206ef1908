package dev.hedgerow.insights.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hedgerow.store.CancellationToken;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The queries that run now or ended a moment ago, by project and id: their status, and the token
 * that stops them. Thread-safe.
 */
final class RunningQueries {
    private static final int MOST_KEPT = 5_000;

    private record Id(long projectId, String queryId) {}

    private record Entry(QueryStatus status, CancellationToken token) {}

    private final Cache<Id, Entry> entries =
            Caffeine.newBuilder()
                    .maximumSize(MOST_KEPT)
                    .expireAfterWrite(QueryStatus.KEPT_FOR)
                    .executor(Runnable::run)
                    .build();

    /** Remembers a query; an older one of the same id is forgotten. */
    void add(QueryStatus status, CancellationToken token) {
        entries.put(new Id(status.projectId(), status.id()), new Entry(status, token));
    }

    /** Changes the status of a query, unless another one has taken its id. */
    void update(QueryStatus status, CancellationToken token, UnaryOperator<QueryStatus> change) {
        entries.asMap()
                .computeIfPresent(
                        new Id(status.projectId(), status.id()),
                        (id, entry) ->
                                entry.token() == token
                                        ? new Entry(change.apply(entry.status()), token)
                                        : entry);
    }

    Optional<QueryStatus> find(long projectId, String queryId) {
        return Optional.ofNullable(entries.getIfPresent(new Id(projectId, queryId)))
                .map(Entry::status);
    }

    /** Stops a query; false when none of that id runs. */
    boolean cancel(long projectId, String queryId) {
        Entry entry = entries.getIfPresent(new Id(projectId, queryId));
        if (entry == null || entry.status().isComplete()) {
            return false;
        }
        entry.token().cancel();
        return true;
    }

    /** Stops everything. */
    void cancelAll() {
        entries.asMap().values().forEach(entry -> entry.token().cancel());
    }
}
