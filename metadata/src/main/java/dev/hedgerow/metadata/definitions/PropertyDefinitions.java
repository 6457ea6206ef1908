package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Marked;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Page;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rules of property definitions: listing, and what people may say about them. */
public final class PropertyDefinitions {

    private static final int DESCRIPTION_LIMIT = 10_000;

    private final MetadataDatabase database;
    private final Clock clock;
    private final CoreProperties core = new CoreProperties();

    public PropertyDefinitions(MetadataDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Page list(long projectId, PropertyDefinitionFilter filter) {
        return database.read(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            Set<String> seen = seenOn(dao, projectId, filter.eventNames());
            NameSearch search = new NameSearch(filter.search());
            List<PropertyDefinition> matching =
                    dao.listProperties(projectId, filter.kind()).stream()
                            .filter(definition -> matches(definition, filter, search))
                            .filter(definition ->
                                    !filter.onlySeenOnEvents()
                                            || seen == null
                                            || seen.contains(definition.name()))
                            .sorted(comparator(seen))
                            .toList();
            List<PropertyDefinition> page =
                    matching.stream().skip(filter.offset()).limit(filter.limit()).toList();
            return new Page(matching.size(), mark(handle, projectId, page, seen));
        });
    }

    public Optional<Marked> find(long projectId, UUID id) {
        return database.read(handle ->
                handle.attach(DefinitionDao.class)
                        .findProperty(projectId, id)
                        .map(found -> mark(handle, projectId, List.of(found), null).getFirst()));
    }

    /** The type of each property of a kind that has one, by name; for queries. */
    public Map<String, PropertyType> types(long projectId, PropertyKind kind) {
        Map<String, PropertyType> types = new LinkedHashMap<>();
        for (PropertyDefinition definition :
                database.reading(DefinitionDao.class, dao -> dao.listProperties(projectId, kind))) {
            if (definition.propertyType() != null) {
                types.put(definition.name(), definition.propertyType());
            }
        }
        return types;
    }

    /** For each event, whether the property was seen on it; in the order given. */
    public Map<String, Boolean> seenTogether(
            long projectId, Collection<String> events, String property) {
        Set<String> seenOn =
                Set.copyOf(
                        database.reading(
                                DefinitionDao.class, dao -> dao.listEventsOf(projectId, property)));
        Map<String, Boolean> together = new LinkedHashMap<>();
        events.forEach(event -> together.put(event, seenOn.contains(event)));
        return together;
    }

    public Marked update(long projectId, UUID id, long userId, Body body) {
        return database.write(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            PropertyDefinition old =
                    dao.findProperty(projectId, id).orElseThrow(MetadataException::notFound);
            PropertyDefinition changed = changed(old, body, userId);
            dao.updateProperty(changed);
            List<String> tags = Tags.read(body);
            if (tags != null) {
                Tags.replace(
                        handle, projectId, TaggedKind.PROPERTY_DEFINITION, id.toString(), tags);
            }
            return mark(handle, projectId, List.of(changed), null).getFirst();
        });
    }

    /** Forgets a definition; the next such value makes a new one. */
    public void delete(long projectId, UUID id) {
        database.writing(handle -> {
            if (handle.attach(DefinitionDao.class).deleteProperty(projectId, id) == 0) {
                throw MetadataException.notFound();
            }
            Tags.replace(
                    handle, projectId, TaggedKind.PROPERTY_DEFINITION, id.toString(), List.of());
        });
    }

    private PropertyDefinition changed(PropertyDefinition old, Body body, long userId) {
        Instant now = clock.instant();
        boolean verified = body.flag("verified", old.verified());
        boolean newlyVerified = verified && !old.verified();
        PropertyType type = type(body, old);
        return new PropertyDefinition(
                old.id(),
                old.projectId(),
                old.kind(),
                old.groupTypeIndex(),
                old.name(),
                type,
                type == PropertyType.NUMERIC,
                old.createdAt(),
                old.lastSeenAt(),
                body.text("description", old.description(), DESCRIPTION_LIMIT),
                verified,
                newlyVerified ? now : verified ? old.verifiedAt() : null,
                newlyVerified ? Long.valueOf(userId) : verified ? old.verifiedBy() : null,
                body.flag("hidden", old.hidden()) && !verified,
                now,
                userId);
    }

    private static @Nullable PropertyType type(Body body, PropertyDefinition old) {
        if (!body.has("property_type")) {
            return old.propertyType();
        }
        String name = body.text("property_type", null, 50);
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(PropertyType.values())
                .filter(type -> type.jsonName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        MetadataException.invalid(
                                "property_type", "\"" + name + "\" is not a valid choice."));
    }

    private boolean matches(
            PropertyDefinition definition, PropertyDefinitionFilter filter, NameSearch search) {
        return (filter.groupTypeIndex() == null
                        || filter.groupTypeIndex() == definition.groupTypeIndex())
                && (filter.names().isEmpty() || filter.names().contains(definition.name()))
                && !filter.excludedNames().contains(definition.name())
                && !(filter.excludeCore() && core.isCore(definition.name()))
                && (filter.isFeatureFlag() == null
                        || filter.isFeatureFlag() == definition.isFeatureFlag())
                && (filter.isNumerical() == null
                        || filter.isNumerical() == definition.isNumerical())
                && !(filter.excludeHidden() && definition.hidden())
                && search.matches(definition.name(), core.foldedLabel(definition.name()));
    }

    private static @Nullable Set<String> seenOn(
            DefinitionDao dao, long projectId, @Nullable Set<String> eventNames) {
        if (eventNames == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        eventNames.forEach(event -> seen.addAll(dao.listPropertiesOf(projectId, event)));
        return seen;
    }

    /** Properties seen on the named events come first, then by name. */
    private static Comparator<PropertyDefinition> comparator(@Nullable Set<String> seen) {
        Comparator<PropertyDefinition> byName = Comparator.comparing(PropertyDefinition::name);
        if (seen == null) {
            return byName;
        }
        Comparator<PropertyDefinition> unseen =
                Comparator.comparing(definition -> !seen.contains(definition.name()));
        return unseen.thenComparing(byName);
    }

    private static List<Marked> mark(
            Handle handle,
            long projectId,
            List<PropertyDefinition> definitions,
            @Nullable Set<String> seen) {
        List<String> ids =
                definitions.stream().map(definition -> definition.id().toString()).toList();
        Map<String, List<String>> tags =
                Tags.ofItems(handle, projectId, TaggedKind.PROPERTY_DEFINITION, ids);
        return definitions.stream()
                .map(definition ->
                        new Marked(
                                definition,
                                tags.getOrDefault(definition.id().toString(), List.of()),
                                seen == null
                                        ? null
                                        : Boolean.valueOf(seen.contains(definition.name()))))
                .toList();
    }
}
