package dev.hedgerow.http.definitions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much an event matters.
 *
 * @param queryUsage30Day how often insights with the event were viewed in the last 30 days, each
 *     person and insight counted once
 * @param volume30Day how many such events happened in the last 30 days
 * @param insights those that use the event, by itself or through an action
 */
record EventMetricsAnswer(
        @JsonProperty("query_usage_30_day") int queryUsage30Day,
        @JsonProperty("volume_30_day") long volume30Day,
        List<InsightName> insights) {

    /** An insight to go to. */
    record InsightName(long id, String shortId, @Nullable String name) {}
}
