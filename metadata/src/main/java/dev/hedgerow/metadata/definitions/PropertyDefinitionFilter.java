package dev.hedgerow.metadata.definitions;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which property definitions a list shows.
 *
 * @param groupTypeIndex for {@link PropertyKind#GROUP}: of this type; null: of all
 * @param traits by what the properties are
 * @param seenOn by the events they were seen on; null: whatever these are
 * @param optimizedFirst put properties that web analytics speeds up before others
 * @param limit at least 1
 */
public record PropertyDefinitionFilter(
        PropertyKind kind,
        @Nullable Integer groupTypeIndex,
        NameFilter names,
        Traits traits,
        @Nullable SeenOn seenOn,
        boolean optimizedFirst,
        int limit,
        int offset) {

    /**
     * Conditions on a property itself.
     *
     * @param isFeatureFlag only properties that hold flags, or only others; null: both
     * @param isNumerical only numbers, or only others; null: both
     * @param excludeCore leave out what SDKs set themselves
     * @param excludeHidden leave out hidden ones
     */
    public record Traits(
            @Nullable Boolean isFeatureFlag,
            @Nullable Boolean isNumerical,
            boolean excludeCore,
            boolean excludeHidden) {

        /** Every property. */
        public static final Traits ANY = new Traits(null, null, false, false);
    }

    /**
     * Events whose properties are marked.
     *
     * @param only show no other properties
     */
    public record SeenOn(Set<String> events, boolean only) {
        public SeenOn {
            events = Set.copyOf(events);
        }
    }

    /** Page of all properties of a kind. */
    public static PropertyDefinitionFilter page(PropertyKind kind, int limit, int offset) {
        return new PropertyDefinitionFilter(
                kind, null, NameFilter.ANY, Traits.ANY, null, false, limit, offset);
    }

    /** The same for one type of group. */
    public PropertyDefinitionFilter ofGroupType(int index) {
        return new PropertyDefinitionFilter(
                kind, index, names, traits, seenOn, optimizedFirst, limit, offset);
    }

    /** The same with other names. */
    public PropertyDefinitionFilter withNames(NameFilter other) {
        return new PropertyDefinitionFilter(
                kind, groupTypeIndex, other, traits, seenOn, optimizedFirst, limit, offset);
    }

    /** The same with other traits. */
    public PropertyDefinitionFilter withTraits(Traits other) {
        return new PropertyDefinitionFilter(
                kind, groupTypeIndex, names, other, seenOn, optimizedFirst, limit, offset);
    }

    /** The same with marks. */
    public PropertyDefinitionFilter withSeenOn(SeenOn other) {
        return new PropertyDefinitionFilter(
                kind, groupTypeIndex, names, traits, other, optimizedFirst, limit, offset);
    }

    /** A page with the number of all that match. */
    public record Page(int count, List<Marked> definitions) {}

    /**
     * A definition with its tags.
     *
     * @param isSeenOnFilteredEvents null when no events were named
     * @param isBuiltIn computed by queries for every project, not discovered
     */
    public record Marked(
            PropertyDefinition definition,
            List<String> tags,
            @Nullable Boolean isSeenOnFilteredEvents,
            boolean isBuiltIn) {}
}
