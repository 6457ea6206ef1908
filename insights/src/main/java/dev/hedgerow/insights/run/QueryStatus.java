package dev.hedgerow.insights.run;

import dev.hedgerow.store.QueryProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a query that runs in the background is doing.
 *
 * @param key the key under which the answer is kept
 * @param pickedUpAt when its calculation began; null while it waits for its turn
 * @param progress how far its calculation has come, now; null while it waits for its turn
 * @param endedAt null until it is complete
 * @param error what went wrong, for its author; null when nothing did
 * @param answer the body of the answer, once there is one and it was looked up by its key
 */
public record QueryStatus(
        String id,
        long projectId,
        String key,
        Instant startedAt,
        @Nullable Instant pickedUpAt,
        @Nullable QueryProgress progress,
        @Nullable Instant endedAt,
        @Nullable Throwable error,
        @Nullable ObjectNode answer) {

    /** How long the status of a complete query can be asked for. */
    public static final Duration KEPT_FOR = Duration.ofMinutes(20);

    static QueryStatus waiting(String id, long projectId, String key, Instant now) {
        return new QueryStatus(id, projectId, key, now, null, null, null, null, null);
    }

    QueryStatus pickedUp(Instant now, QueryProgress calculation) {
        return new QueryStatus(id, projectId, key, startedAt, now, calculation, null, null, null);
    }

    QueryStatus failed(Throwable failure, Instant now) {
        return new QueryStatus(
                id, projectId, key, startedAt, pickedUpAt, progress, now, failure, null);
    }

    QueryStatus answered(Instant now) {
        return new QueryStatus(
                id, projectId, key, startedAt, pickedUpAt, progress, now, null, null);
    }

    QueryStatus withAnswer(ObjectNode body) {
        return new QueryStatus(
                id, projectId, key, startedAt, pickedUpAt, progress, endedAt, null, body);
    }

    public boolean isComplete() {
        return endedAt != null;
    }

    boolean isAnswered() {
        return isComplete() && error == null;
    }

    /** The same with how far a calculation that still goes on has come. */
    public ObjectNode toJson(Instant now) {
        ObjectNode json = toJson();
        if (!isComplete()) {
            json.set("query_progress", progressJson(now));
        }
        return json;
    }

    /** As the API shows it, without the error, whose words are the HTTP layer's business. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("team_id", projectId);
        json.put("query_async", true);
        json.put("complete", isComplete());
        json.put("error", error != null);
        json.putNull("error_message");
        json.put("start_time", startedAt.toString());
        put(json, "pickup_time", pickedUpAt);
        put(json, "end_time", endedAt);
        put(json, "expiration_time", endedAt == null ? null : endedAt.plus(KEPT_FOR));
        if (answer == null) {
            json.putNull("results");
        } else {
            json.set("results", answer);
        }
        json.putNull("query_progress");
        json.putNull("insight_id");
        json.putNull("dashboard_id");
        json.put("task_id", id);
        json.putNull("labels");
        return json;
    }

    private ObjectNode progressJson(Instant now) {
        long seconds = pickedUpAt == null ? 0 : Duration.between(pickedUpAt, now).toSeconds();
        QueryProgress.Rows rows = progress == null ? new QueryProgress().rows() : progress.rows();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time_elapsed", seconds);
        json.put("bytes_read", 0); // The engine does not count them.
        json.put("rows_read", rows.read());
        json.put("estimated_rows_total", rows.total());
        json.put("active_cpu_time", 0);
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Instant time) {
        if (time == null) {
            json.putNull(name);
        } else {
            json.put(name, time.toString());
        }
    }
}
