package dev.hedgerow.http.events;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as the list shows it.
 *
 * @param id its UUID
 * @param timestamp ISO 8601 in the project's zone
 * @param person null when the event has no profile
 */
public record EventAnswer(
        String id,
        String distinctId,
        JsonNode properties,
        String event,
        String timestamp,
        @Nullable JsonNode person,
        String elementsChain) {

    /** From a row of an EventsQuery that selects {@code *} and {@code person}. */
    static EventAnswer of(JsonNode row) {
        JsonNode event = row.get(0);
        JsonNode person = row.get(1);
        return new EventAnswer(
                event.path("uuid").asString(""),
                event.path("distinct_id").asString(""),
                event.path("properties"),
                event.path("event").asString(""),
                event.path("timestamp").asString(""),
                person.hasNonNull("uuid") ? person : null,
                event.path("elements_chain").asString(""));
    }
}
