package dev.hedgerow.metadata.definitions;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which property definitions a list shows.
 *
 * @param groupTypeIndex for {@link PropertyKind#GROUP}: of this type; null: of all
 * @param search see {@link NameSearch}; null or empty: all
 * @param names only these; empty: all
 * @param excludedNames none of these
 * @param excludeCore leave out what SDKs set themselves
 * @param isFeatureFlag only properties that hold flags, or only others; null: both
 * @param isNumerical only numbers, or only others; null: both
 * @param excludeHidden leave out hidden ones
 * @param eventNames mark those seen on one of these events; null: no mark
 * @param onlySeenOnEvents show only those so marked
 * @param limit at least 1
 */
public record PropertyDefinitionFilter(
        PropertyKind kind,
        @Nullable Integer groupTypeIndex,
        @Nullable String search,
        Set<String> names,
        Set<String> excludedNames,
        boolean excludeCore,
        @Nullable Boolean isFeatureFlag,
        @Nullable Boolean isNumerical,
        boolean excludeHidden,
        @Nullable Set<String> eventNames,
        boolean onlySeenOnEvents,
        int limit,
        int offset) {

    /** Page of all properties of a kind. */
    public static PropertyDefinitionFilter page(PropertyKind kind, int limit, int offset) {
        return new PropertyDefinitionFilter(
                kind, null, null, Set.of(), Set.of(), false, null, null, false, null, false, limit,
                offset);
    }

    /** A page with the number of all that match. */
    public record Page(int count, List<Marked> definitions) {}

    /**
     * A definition with its tags.
     *
     * @param isSeenOnFilteredEvents null when no events were named
     */
    public record Marked(
            PropertyDefinition definition,
            List<String> tags,
            @Nullable Boolean isSeenOnFilteredEvents) {}
}
