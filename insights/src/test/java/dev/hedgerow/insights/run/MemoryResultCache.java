package dev.hedgerow.insights.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A result cache of tests. */
final class MemoryResultCache implements ResultCache {
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<Kept> find(long projectId, String key) {
        return Optional.ofNullable(kept.get(projectId + key));
    }

    @Override
    public void keep(long projectId, String key, Kept answer) {
        kept.put(projectId + key, answer);
    }
}
