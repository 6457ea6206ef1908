package dev.hedgerow.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is stored. The session id and every promoted property are columns the store fills
 * from {@code propertiesJson}; nobody hands them over.
 *
 * @param projectId the project
 * @param uuid the event's id
 * @param uuidGivenByClient false when the server invented the id, so that no double can exist and
 *     none is looked for
 * @param event the event's name
 * @param timestamp when it happened; the store keeps microseconds
 * @param distinctId the distinct id it was sent under
 * @param personId the person of that distinct id now; later merges re-point it
 * @param personless true when the event was sent without a person profile
 * @param createdAt when the server took it
 * @param elementsChain the autocapture chain, empty without one
 * @param groups keys by group type index 0 to {@value #GROUP_TYPES} - 1, null where the event has
 *     no group of that type; shorter lists mean null for the rest
 * @param propertiesJson a JSON object as text, without repeated keys
 */
public record EventRow(
        long projectId,
        UUID uuid,
        boolean uuidGivenByClient,
        String event,
        Instant timestamp,
        String distinctId,
        UUID personId,
        boolean personless,
        Instant createdAt,
        String elementsChain,
        List<@Nullable String> groups,
        String propertiesJson) {

    /** How many group types a project can have. */
    public static final int GROUP_TYPES = 5;

    public EventRow {
        if (groups.size() > GROUP_TYPES) {
            throw new IllegalArgumentException(
                    "at most " + GROUP_TYPES + " groups, got " + groups.size());
        }
        // Not List.copyOf: that refuses the nulls.
        groups =
                groups.isEmpty()
                        ? List.of()
                        : Collections.unmodifiableList(
                                Arrays.asList(groups.toArray(String[]::new)));
    }

    /** The key of the group of that type, null without one. */
    public @Nullable String group(int typeIndex) {
        return typeIndex < groups.size() ? groups.get(typeIndex) : null;
    }
}
