package dev.hedgerow.ingest.validate;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that only lacks its person and the indexes of its group types.
 *
 * @param projectId the project
 * @param uuid its id
 * @param uuidGivenByClient false when the server invented the id
 * @param event its name, at most 200 characters
 * @param timestamp when it happened, in UTC
 * @param receivedAt when the server took it
 * @param distinctId who it is about
 * @param elementsChain the clicked element and its parents, empty without any
 * @param propertiesJson the stored properties, a JSON object as text
 * @param person what it asks of its person
 * @param groups the key of its group by group type, in the event's order
 * @param groupUpdate what it says about a group; null for most events
 * @param shape what it tells the definitions
 */
public record ReadyEvent(
        long projectId,
        UUID uuid,
        boolean uuidGivenByClient,
        String event,
        Instant timestamp,
        Instant receivedAt,
        String distinctId,
        String elementsChain,
        String propertiesJson,
        PersonRequest person,
        Map<String, String> groups,
        @Nullable GroupUpdate groupUpdate,
        EventShape shape) {

    /** What it asks of its person, to the last property; see {@link PersonRequest#restless}. */
    public PersonRequest wholePerson() {
        return PersonProperties.withRestless(person, propertiesJson);
    }
}
