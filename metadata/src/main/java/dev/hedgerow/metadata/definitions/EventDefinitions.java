package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Order;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Page;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Tagged;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rules of event definitions: listing, and what people may say about them. */
public final class EventDefinitions {

    private static final int DESCRIPTION_LIMIT = 10_000;

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;

    public EventDefinitions(MetadataDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Page list(long projectId, EventDefinitionFilter filter) {
        return database.read(handle -> {
            List<EventDefinition> all = handle.attach(DefinitionDao.class).listEvents(projectId);
            Map<String, List<String>> tags =
                    Tags.ofKind(handle, projectId, TaggedKind.EVENT_DEFINITION);
            NameSearch search = new NameSearch(filter.search());
            List<Tagged> matching =
                    all.stream()
                            .map(definition -> tagged(definition, tags))
                            .filter(tagged -> matches(tagged, filter, search))
                            .sorted(comparator(filter.order(), search))
                            .toList();
            return new Page(
                    matching.size(),
                    matching.stream().skip(filter.offset()).limit(filter.limit()).toList());
        });
    }

    public Optional<Tagged> find(long projectId, UUID id) {
        return database.read(handle ->
                handle.attach(DefinitionDao.class)
                        .findEvent(projectId, id)
                        .map(found -> tagged(handle, found)));
    }

    public Optional<Tagged> findByName(long projectId, String name) {
        return database.read(handle ->
                handle.attach(DefinitionDao.class)
                        .findEventByName(projectId, name)
                        .map(found -> tagged(handle, found)));
    }

    /** The properties seen on an event, by name. */
    public List<String> propertiesOf(long projectId, String event) {
        return database.reading(DefinitionDao.class, dao -> dao.listPropertiesOf(projectId, event));
    }

    /** Names that capture refuses because somebody set the enforcement mode to reject. */
    public Set<String> rejectedNames(long projectId) {
        return Set.copyOf(
                database.reading(DefinitionDao.class, dao -> dao.listRejectedNames(projectId)));
    }

    /** Makes a definition by hand: one that has never been seen. */
    public Tagged create(long projectId, long userId, Body body) {
        if (!body.has("name")) {
            throw MetadataException.required("name");
        }
        String name = body.name("name", "");
        return database.write(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            if (dao.findEventByName(projectId, name).isPresent()) {
                throw MetadataException.unique(
                        "name", "Event definition with name '" + name + "' already exists.");
            }
            EventDefinition blank =
                    new EventDefinition(
                            secrets.uuid(),
                            projectId,
                            name,
                            null,
                            null,
                            null,
                            null,
                            false,
                            null,
                            null,
                            false,
                            "allow",
                            false,
                            "[]",
                            clock.instant(),
                            userId);
            EventDefinition definition = changed(blank, body, userId);
            dao.insertEvent(definition);
            return withTags(handle, definition, body);
        });
    }

    /** Changes what the body names; the name itself never changes. */
    public Tagged update(long projectId, UUID id, long userId, Body body) {
        return database.write(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            EventDefinition old =
                    dao.findEvent(projectId, id).orElseThrow(MetadataException::notFound);
            EventDefinition changed = changed(old, body, userId);
            dao.updateEvent(changed);
            return withTags(handle, changed, body);
        });
    }

    /** Forgets a definition; the next such event makes a new one. */
    public void delete(long projectId, UUID id) {
        database.writing(handle -> {
            if (handle.attach(DefinitionDao.class).deleteEvent(projectId, id) == 0) {
                throw MetadataException.notFound();
            }
            Tags.replace(handle, projectId, TaggedKind.EVENT_DEFINITION, id.toString(), List.of());
        });
    }

    public BulkTagUpdate.Outcome updateTags(long projectId, BulkTagUpdate update) {
        return database.write(handle -> {
            Set<String> existing =
                    handle.attach(DefinitionDao.class).listEvents(projectId).stream()
                            .map(definition -> definition.id().toString())
                            .collect(Collectors.toSet());
            return update.apply(
                    handle, projectId, TaggedKind.EVENT_DEFINITION, existing, "Not found");
        });
    }

    private EventDefinition changed(EventDefinition old, Body body, long userId) {
        Instant now = clock.instant();
        boolean verified = body.flag("verified", old.verified());
        boolean newlyVerified = verified && !old.verified();
        return new EventDefinition(
                old.id(),
                old.projectId(),
                old.name(),
                old.createdAt(),
                old.lastSeenAt(),
                body.text("description", old.description(), DESCRIPTION_LIMIT),
                body.integer("owner", old.ownerId()),
                verified,
                newlyVerified ? now : verified ? old.verifiedAt() : null,
                newlyVerified ? Long.valueOf(userId) : verified ? old.verifiedBy() : null,
                // A definition cannot be verified and hidden: verifying wins, as in PostHog.
                body.flag("hidden", old.hidden()) && !verified,
                body.choice("enforcement_mode", old.enforcementMode(), List.of("allow", "reject")),
                body.flag("post_to_slack", old.postToSlack()),
                body.textsOrEmpty("default_columns", old.defaultColumns()),
                now,
                userId);
    }

    private static Tagged withTags(Handle handle, EventDefinition definition, Body body) {
        List<String> tags = Tags.read(body);
        if (tags != null) {
            Tags.replace(
                    handle,
                    definition.projectId(),
                    TaggedKind.EVENT_DEFINITION,
                    definition.id().toString(),
                    tags);
        }
        return tagged(handle, definition);
    }

    private static Tagged tagged(Handle handle, EventDefinition definition) {
        return new Tagged(
                definition,
                Tags.of(
                        handle,
                        definition.projectId(),
                        TaggedKind.EVENT_DEFINITION,
                        definition.id().toString()));
    }

    private static Tagged tagged(EventDefinition definition, Map<String, List<String>> tags) {
        return new Tagged(definition, tags.getOrDefault(definition.id().toString(), List.of()));
    }

    private static boolean matches(Tagged tagged, EventDefinitionFilter filter, NameSearch search) {
        EventDefinition definition = tagged.definition();
        boolean ofOrigin =
                switch (filter.origin()) {
                    case ALL -> true;
                    case CUSTOM -> definition.isCustom();
                    case POSTHOG -> !definition.isCustom();
                };
        return ofOrigin
                && (filter.names().isEmpty() || filter.names().contains(definition.name()))
                && !filter.excludedNames().contains(definition.name())
                && (filter.tags().isEmpty() || !Collections.disjoint(filter.tags(), tagged.tags()))
                && (filter.verified() == null || filter.verified() == definition.verified())
                && search.matches(definition.name(), null);
    }

    private static Comparator<Tagged> comparator(@Nullable Order order, NameSearch search) {
        Comparator<EventDefinition> byName = Comparator.comparing(EventDefinition::name);
        if (order == null) {
            Comparator<EventDefinition> byLength =
                    Comparator.comparingInt(definition -> definition.name().length());
            return Comparator.comparing(
                    Tagged::definition, search.isEmpty() ? byName : byLength.thenComparing(byName));
        }
        Comparator<EventDefinition> chosen =
                switch (order.field()) {
                    case NAME -> order.descending() ? byName.reversed() : byName;
                    case CREATED_AT -> byDate(EventDefinition::createdAt, order.descending());
                    case LAST_SEEN_AT -> byDate(EventDefinition::lastSeenAt, order.descending());
                };
        return Comparator.comparing(Tagged::definition, chosen.thenComparing(byName));
    }

    private static Comparator<EventDefinition> byDate(DateOf date, boolean descending) {
        Comparator<Instant> direction =
                descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(date::of, Comparator.nullsLast(direction));
    }

    private interface DateOf {
        @Nullable Instant of(EventDefinition definition);
    }
}
