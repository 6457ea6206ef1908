package dev.hedgerow.insights.run;

import dev.hedgerow.metadata.queries.QueryResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers that were calculated before: whether they still do, and how they are given again. */
final class KeptAnswers {
    private static final JsonMapper JSON = new JsonMapper();

    private KeptAnswers() {}

    static boolean isFresh(@Nullable QueryResult kept, Instant now) {
        return kept != null && (kept.staleAt() == null || now.isBefore(kept.staleAt()));
    }

    /** The same for those who take an older one rather than wait. */
    static boolean isLazilyFresh(@Nullable QueryResult kept, Instant now) {
        return kept != null && (kept.lazilyStaleAt() == null || now.isBefore(kept.lazilyStaleAt()));
    }

    static RunResponse cached(@Nullable QueryResult kept, String key) {
        if (kept == null) {
            throw new IllegalStateException("nothing kept under " + key);
        }
        return RunResponse.of(RunResponse.Outcome.CACHED, body(kept));
    }

    static ObjectNode body(QueryResult kept) {
        ObjectNode body = (ObjectNode) JSON.readTree(kept.body());
        body.put("is_cached", true);
        return body;
    }

    /** To those who want what is kept and nothing else. */
    static RunResponse missed(String key) {
        ObjectNode body = JSON.createObjectNode();
        body.put("cache_key", key);
        body.putNull("query_status");
        return RunResponse.of(RunResponse.Outcome.CACHE_MISS, body);
    }
}
