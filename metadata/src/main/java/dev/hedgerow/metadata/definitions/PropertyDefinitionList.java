package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Marked;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Page;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.SeenOn;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Traits;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lists property definitions: filtered, ordered, and cut into pages. What queries compute for every
 * project comes after what was discovered.
 */
public final class PropertyDefinitionList {

    /** Numbers that nobody wants to add up. */
    private static final Set<String> NO_QUANTITIES = Set.of("distinct_id", "timestamp");

    private final MetadataDatabase database;
    private final CoreProperties core = new CoreProperties();

    public PropertyDefinitionList(MetadataDatabase database) {
        this.database = database;
    }

    /** Whether web analytics speeds this property up. */
    public boolean isOptimized(String property) {
        return core.isOptimized(property);
    }

    /** A page of the properties that match. */
    public Page list(long projectId, PropertyDefinitionFilter filter) {
        return database.read(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            Set<String> seen = seenOn(dao, projectId, filter.seenOn());
            NameSearch search = new NameSearch(filter.names().search());
            Stream<PropertyDefinition> discovered =
                    dao.listProperties(projectId, filter.kind()).stream()
                            .filter(definition -> matches(definition, filter, search))
                            .filter(definition -> isWanted(definition, filter.seenOn(), seen))
                            .sorted(comparator(seen, filter.optimizedFirst()));
            Stream<PropertyDefinition> builtIn =
                    BuiltInProperties.of(filter.kind(), projectId).stream()
                            .filter(definition -> matches(definition, filter, search));
            List<Listed> all =
                    Stream.concat(
                                    discovered.map(definition -> new Listed(definition, false)),
                                    builtIn.map(definition -> new Listed(definition, true)))
                            .toList();
            List<Listed> page = all.stream().skip(filter.offset()).limit(filter.limit()).toList();
            return new Page(all.size(), mark(handle, projectId, page, seen));
        });
    }

    private record Listed(PropertyDefinition definition, boolean isBuiltIn) {}

    private boolean matches(
            PropertyDefinition definition, PropertyDefinitionFilter filter, NameSearch search) {
        String name = definition.name();
        boolean ofEvents = filter.kind() == PropertyKind.EVENT;
        String label = core.foldedLabel(name);
        return (filter.groupTypeIndex() == null
                        || filter.groupTypeIndex() == definition.groupTypeIndex())
                && filter.names().allows(name)
                && !(ofEvents && !core.isListed(name))
                && !(ofEvents && filter.traits().excludeCore() && core.isCore(name))
                && hasTraits(definition, filter.traits())
                && (filter.kind() == PropertyKind.PERSON
                        ? search.matchesOfPerson(name, label)
                        : search.matches(name, label));
    }

    private static boolean hasTraits(PropertyDefinition definition, Traits traits) {
        boolean isNumerical =
                definition.isNumerical() && !NO_QUANTITIES.contains(definition.name());
        return (traits.isFeatureFlag() == null
                        || traits.isFeatureFlag() == definition.isFeatureFlag())
                && (traits.isNumerical() == null || traits.isNumerical() == isNumerical)
                && !(traits.excludeHidden() && definition.hidden());
    }

    private static boolean isWanted(
            PropertyDefinition definition, @Nullable SeenOn seenOn, @Nullable Set<String> seen) {
        return seenOn == null || seen == null || !seenOn.only() || seen.contains(definition.name());
    }

    private static @Nullable Set<String> seenOn(
            DefinitionDao dao, long projectId, @Nullable SeenOn seenOn) {
        if (seenOn == null || seenOn.events().isEmpty()) {
            return null;
        }
        return dao.listPropertiesOf(projectId, seenOn.events());
    }

    /** Seen on the named events, then verified, then by name. */
    private Comparator<PropertyDefinition> comparator(
            @Nullable Set<String> seen, boolean optimizedFirst) {
        Comparator<PropertyDefinition> optimized =
                Comparator.comparing(
                        definition -> !(optimizedFirst && core.isOptimized(definition.name())));
        Comparator<PropertyDefinition> unseen =
                Comparator.comparing(
                        definition -> seen != null && !seen.contains(definition.name()));
        return optimized
                .thenComparing(unseen)
                .thenComparing(definition -> !definition.verified())
                .thenComparing(PropertyDefinition::name);
    }

    private static List<Marked> mark(
            Handle handle, long projectId, List<Listed> page, @Nullable Set<String> seen) {
        List<String> ids =
                page.stream().map(listed -> listed.definition().id().toString()).toList();
        Map<String, List<String>> tags =
                Tags.ofItems(handle, projectId, TaggedKind.PROPERTY_DEFINITION, ids);
        return page.stream()
                .map(listed ->
                        new Marked(
                                listed.definition(),
                                tags.getOrDefault(listed.definition().id().toString(), List.of()),
                                seen == null
                                        ? null
                                        : Boolean.valueOf(
                                                seen.contains(listed.definition().name())),
                                listed.isBuiltIn()))
                .toList();
    }
}
