package dev.hedgerow.metadata.definitions;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which event definitions a list shows, in which order.
 *
 * @param search see {@link NameSearch}; null or empty: all
 * @param names only these; empty: all
 * @param excludedNames none of these
 * @param origin by who made the name
 * @param tags those with at least one of these; empty: all
 * @param verified only verified or only unverified ones; null: both
 * @param order null: by name, when searching shorter names first
 * @param limit at least 1
 */
public record EventDefinitionFilter(
        @Nullable String search,
        Set<String> names,
        Set<String> excludedNames,
        Origin origin,
        Set<String> tags,
        @Nullable Boolean verified,
        @Nullable Order order,
        int limit,
        int offset) {

    /** Who made an event's name. */
    public enum Origin {
        ALL,
        /** Made by the project's people. */
        CUSTOM,
        /** Made by SDKs: it starts with a dollar sign. */
        POSTHOG
    }

    /** What the list is ordered by. */
    public enum Field {
        NAME,
        CREATED_AT,
        LAST_SEEN_AT
    }

    /** A direction of a field; definitions without a date come last either way. */
    public record Order(Field field, boolean descending) {}

    /** Page of all definitions. */
    public static EventDefinitionFilter page(int limit, int offset) {
        return new EventDefinitionFilter(
                null, Set.of(), Set.of(), Origin.ALL, Set.of(), null, null, limit, offset);
    }

    public EventDefinitionFilter {
        names = Set.copyOf(names);
        excludedNames = Set.copyOf(excludedNames);
        tags = Set.copyOf(tags);
    }

    /** A page with the number of all that match. */
    public record Page(int count, List<Tagged> definitions) {}

    /** A definition with its tags. */
    public record Tagged(EventDefinition definition, List<String> tags) {}
}
