package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.validate.PersonRequest;
import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.WriteBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who the events of a batch are about, and commits what that changes. For one thread.
 *
 * <p>The rules are PostHog's: {@code $identify}, {@code $create_alias} and {@code
 * $merge_dangerously} bring two distinct ids together; a person that is identified is merged into
 * another by the last of them only; where both have a property, that of the event's own person
 * stays.
 */
public final class IdentityResolver {

    private final MetadataDatabase metadata;
    private final IdentityCache cache = new IdentityCache();
    private final GroupCache groupCache = new GroupCache();
    private final DefinitionBook definitions = new DefinitionBook();

    public IdentityResolver(MetadataDatabase metadata) {
        this.metadata = metadata;
    }

    /** Forgets what is cached; needed when somebody else has changed identities or definitions. */
    public void forget() {
        cache.clear();
        groupCache.clear();
        definitions.clear();
    }

    /**
     * Commits what the events change about persons, groups and definitions, and returns what the
     * store has to write. Nothing is committed when it throws.
     */
    public WriteBatch resolve(List<ReadyEvent> events) {
        Batch batch = null;
        try {
            batch = metadata.write(handle -> new Batch(handle).run(events));
            return batch.publish();
        } finally {
            if (batch == null) {
                forget(); // What was noted for this batch is not committed.
            }
        }
    }

    /** The work on one batch. */
    private final class Batch {

        private final Handle handle;
        private final PersonBook persons;
        private final GroupBook groups;
        private final List<Assigned> assigned = new ArrayList<>();
        private long version;
        private PersonChanges personChanges = PersonChanges.NONE;
        private List<Group> groupChanges = List.of();

        /** An event and its person; without one for events that got no profile. */
        private record Assigned(
                ReadyEvent event, @Nullable PersonDraft person, List<@Nullable String> groups) {

            EventRow row() {
                UUID personId =
                        person == null
                                ? PersonIds.of(
                                        new DistinctKey(event.projectId(), event.distinctId()))
                                : person.current().personId();
                return StoreRows.row(event, personId, person == null, groups);
            }
        }

        Batch(Handle handle) {
            this.handle = handle;
            this.persons = new PersonBook(cache, handle);
            this.groups = new GroupBook(groupCache, handle);
        }

        Batch run(List<ReadyEvent> all) {
            RejectionBook rejections = new RejectionBook(handle);
            List<ReadyEvent> events = rejections.accepted(all);
            persons.load(distinctKeys(events));
            for (ReadyEvent event : events) {
                PersonDraft person = person(event);
                List<@Nullable String> keys = groupKeys(event);
                assigned.add(new Assigned(event, person, keys));
                if (event.groupUpdate() != null) {
                    groups.update(
                            event.projectId(),
                            event.groupUpdate(),
                            event.timestamp(),
                            event.receivedAt());
                }
                definitions.note(event, groups);
            }
            if (persons.hasChanges() || groups.hasChanges()) {
                version = handle.attach(ChangeVersionDao.class).next();
                groupChanges = groups.flush(version);
            }
            personChanges = persons.flush(version);
            definitions.flush(handle);
            rejections.flush();
            return this;
        }

        WriteBatch publish() {
            persons.publish();
            groups.publish();
            List<EventRow> rows = new ArrayList<>(assigned.size());
            assigned.forEach(one -> rows.add(one.row()));
            return StoreRows.batch(version, rows, personChanges, groupChanges);
        }

        private Set<DistinctKey> distinctKeys(List<ReadyEvent> events) {
            Set<DistinctKey> keys = new LinkedHashSet<>();
            for (ReadyEvent event : events) {
                keys.add(new DistinctKey(event.projectId(), event.distinctId()));
                String other = event.person().mergeFrom();
                if (other != null) {
                    keys.add(new DistinctKey(event.projectId(), other));
                }
            }
            return keys;
        }

        private @Nullable PersonDraft person(ReadyEvent event) {
            DistinctKey key = new DistinctKey(event.projectId(), event.distinctId());
            PersonRequest request = event.person();
            PersonDraft person = persons.find(key);
            if (!request.profile()) {
                if (person == null) {
                    persons.touchPersonless(key, event.timestamp());
                    return null;
                }
                person.touch(event.timestamp());
                return person;
            }
            if (request.mergeFrom() != null) {
                person = merge(key, request, event);
            } else if (person == null) {
                person = persons.create(key, event.timestamp());
            }
            person.update(event);
            person.touch(event.timestamp());
            return person;
        }

        private PersonDraft merge(DistinctKey intoKey, PersonRequest request, ReadyEvent event) {
            DistinctKey otherKey =
                    new DistinctKey(event.projectId(), Objects.requireNonNull(request.mergeFrom()));
            PersonDraft into = persons.find(intoKey);
            PersonDraft other = persons.find(otherKey);
            if (into == null && other == null) {
                // Whichever id has events already gives the person its id: nothing to re-point.
                boolean swap = persons.isPersonless(otherKey) && !persons.isPersonless(intoKey);
                into = persons.create(swap ? otherKey : intoKey, event.timestamp());
                persons.attach(swap ? intoKey : otherKey, into);
            } else if (into == null) {
                into = Objects.requireNonNull(other);
                persons.attach(intoKey, into);
            } else if (other == null) {
                persons.attach(otherKey, into);
            } else if (into != other && (request.mergeIdentified() || !other.isIdentified())) {
                persons.merge(other, into);
            }
            into.identify();
            return into;
        }

        private List<@Nullable String> groupKeys(ReadyEvent event) {
            if (event.groups().isEmpty()) {
                return List.of();
            }
            List<@Nullable String> keys =
                    new ArrayList<>(Collections.nCopies(EventRow.GROUP_TYPES, null));
            for (Map.Entry<String, String> group : event.groups().entrySet()) {
                Integer index =
                        groups.typeIndex(event.projectId(), group.getKey(), event.receivedAt());
                if (index != null) {
                    keys.set(index, group.getValue());
                }
            }
            return keys;
        }
    }
}
