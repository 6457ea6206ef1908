package dev.hedgerow.insights.run;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The runner's answer.
 *
 * @param outcome how it came about
 * @param body the body of the API's answer: {@code results} and what belongs to them, {@code
 *     is_cached}, {@code cache_key}, {@code last_refresh}, {@code query_status} …; without a result
 *     only the last ones
 * @param text the body as JSON, where that has been written before; null where it has not
 */
public record RunResponse(Outcome outcome, ObjectNode body, @Nullable String text) {

    /** One whose body has not been written yet. */
    static RunResponse of(Outcome outcome, ObjectNode body) {
        return new RunResponse(outcome, body, null);
    }

    /** How an answer came about. */
    public enum Outcome {
        /** Calculated for this request. */
        CALCULATED,
        /** Kept from before, and fresh enough. */
        CACHED,
        /** Nothing is kept, and the request forbids to calculate. */
        CACHE_MISS,
        /**
         * Being calculated in the background: {@code query_status} says under which id. Results
         * that are kept from before are in the body.
         */
        STARTED
    }

    /** True when the client has to come back for the result: HTTP's 202. */
    public boolean isIncomplete() {
        return outcome == Outcome.STARTED;
    }
}
