package dev.hedgerow.ingest.validate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event asks of its person.
 *
 * @param profile false when the event was sent with {@code $process_person_profile: false}: no
 *     person is made for it
 * @param set JSON text by property, to be set
 * @param setOnce JSON text by property, to be set where the person has none
 * @param restless which restless properties the event has besides, for {@link
 *     PersonProperties#restlessOf}; {@link ReadyEvent#wholePerson} reads their values, since few
 *     events need them
 * @param unset properties to be removed
 * @param forced true when even properties that change all the time are worth a write, see {@link
 *     PersonProperties}
 * @param mergeFrom the distinct id whose person becomes this event's; null for most events
 * @param mergeIdentified true when {@code mergeFrom} may be merged though its person is identified
 */
public record PersonRequest(
        boolean profile,
        Map<String, String> set,
        Map<String, String> setOnce,
        int restless,
        List<String> unset,
        boolean forced,
        @Nullable String mergeFrom,
        boolean mergeIdentified) {

    /** For events without a person profile. */
    static final PersonRequest NONE =
            new PersonRequest(false, Map.of(), Map.of(), 0, List.of(), false, null, false);

    PersonRequest with(Map<String, String> newSet, Map<String, String> newSetOnce) {
        return new PersonRequest(
                profile, newSet, newSetOnce, restless, unset, forced, mergeFrom, mergeIdentified);
    }
}
