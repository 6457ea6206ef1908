package dev.hedgerow.ingest.identity;

import dev.hedgerow.metadata.cohorts.CohortMember;
import dev.hedgerow.metadata.persons.DistinctId;
import dev.hedgerow.metadata.persons.MergedPerson;
import dev.hedgerow.metadata.persons.OldestEvent;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.PersonlessDao;
import dev.hedgerow.metadata.persons.PersonlessDistinctId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The persons one batch deals with: read from the cache or the database once, changed in memory,
 * written at the end, and put into the cache when that is committed. One per batch.
 */
final class PersonBook {

    private final IdentityCache cache;
    private final PersonDao personDao;
    private final PersonlessDao personlessDao;
    private final Handle handle;

    /** Every distinct id that was asked for; null values have no person. */
    private final Map<DistinctKey, @Nullable PersonDraft> owners = new HashMap<>();

    private final Map<PersonKey, PersonDraft> drafts = new LinkedHashMap<>();
    private final Map<DistinctKey, Instant> personless = new HashMap<>();
    private final Set<DistinctKey> changedPersonless = new HashSet<>();
    private final Set<DistinctKey> endedPersonless = new HashSet<>();
    private final Map<DistinctKey, PersonDraft> changedOwners = new LinkedHashMap<>();
    private final List<Merge> merges = new ArrayList<>();

    /** Persons that were merged away, with distinct ids in the database. */
    private final List<PersonDraft> left = new ArrayList<>();

    private record Merge(PersonKey from, PersonDraft into, Instant oldestEventAt) {}

    PersonBook(IdentityCache cache, Handle handle) {
        this.cache = cache;
        this.personDao = handle.attach(PersonDao.class);
        this.personlessDao = handle.attach(PersonlessDao.class);
        this.handle = handle;
    }

    /** Reads what is known of those distinct ids, in as few statements as there are projects. */
    void load(Collection<DistinctKey> keys) {
        Map<Long, List<String>> unknownIds = new HashMap<>();
        Map<Long, Map<UUID, List<DistinctKey>>> unknownPersons = new HashMap<>();
        for (DistinctKey key : keys) {
            if (owners.containsKey(key)) {
                continue;
            }
            UUID personId = cache.personId(key);
            KnownPerson person =
                    personId == null
                            ? null
                            : cache.person(new PersonKey(key.projectId(), personId));
            Instant oldest = personId == null ? cache.personless(key) : null;
            if (person != null) {
                own(key, person);
            } else if (personId != null) {
                unknownPersons
                        .computeIfAbsent(key.projectId(), project -> new HashMap<>())
                        .computeIfAbsent(personId, id -> new ArrayList<>())
                        .add(key);
            } else if (oldest != null) {
                owners.put(key, null);
                personless.put(key, oldest);
            } else {
                owners.put(key, null);
                unknownIds
                        .computeIfAbsent(key.projectId(), project -> new ArrayList<>())
                        .add(key.distinctId());
            }
        }
        unknownPersons.forEach(this::readPersons);
        unknownIds.forEach(this::readOwners);
    }

    private void readPersons(long projectId, Map<UUID, List<DistinctKey>> keysByPerson) {
        Map<UUID, PersonIdentity> found = personDao.findByIds(projectId, keysByPerson.keySet());
        keysByPerson.forEach((personId, keys) -> {
            PersonIdentity row = found.get(personId);
            KnownPerson person = row == null ? null : remember(row);
            for (DistinctKey key : keys) {
                if (person == null) {
                    owners.put(key, null);
                } else {
                    own(key, person);
                }
            }
        });
    }

    private KnownPerson remember(PersonIdentity row) {
        KnownPerson person = KnownPerson.of(row);
        cache.put(person);
        return person;
    }

    private void readOwners(long projectId, List<String> distinctIds) {
        Map<String, PersonIdentity> found = personDao.findByDistinctIds(projectId, distinctIds);
        found.forEach((distinctId, row) -> {
            DistinctKey key = new DistinctKey(projectId, distinctId);
            own(key, remember(row));
            cache.put(key, row.personId());
        });
        List<String> others =
                distinctIds.stream().filter(distinctId -> !found.containsKey(distinctId)).toList();
        personlessDao
                .findOldestEvents(projectId, others)
                .forEach((id, oldest) -> {
                    DistinctKey key = new DistinctKey(projectId, id);
                    personless.put(key, oldest);
                    cache.putPersonless(key, oldest);
                });
    }

    private void own(DistinctKey key, KnownPerson person) {
        PersonKey personKey = new PersonKey(person.projectId(), person.personId());
        owners.put(key, drafts.computeIfAbsent(personKey, k -> new PersonDraft(person)));
    }

    /** The person of a distinct id; null when it has none. */
    @Nullable PersonDraft find(DistinctKey key) {
        PersonDraft owner = owners.get(key);
        return owner == null ? null : owner.current();
    }

    /** True when events were sent under this id without a profile, and it has no person. */
    boolean isPersonless(DistinctKey key) {
        return personless.containsKey(key);
    }

    /** Notes an event that is sent without a profile, under an id without a person. */
    void touchPersonless(DistinctKey key, Instant eventAt) {
        Instant oldest = personless.get(key);
        if (oldest == null || eventAt.isBefore(oldest)) {
            personless.put(key, eventAt);
            changedPersonless.add(key);
        }
    }

    /**
     * Makes the person of a distinct id that has none; its events without a profile are included.
     */
    PersonDraft create(DistinctKey key, Instant eventAt) {
        Instant oldest = endPersonless(key);
        PersonDraft person = new PersonDraft(key, eventAt, oldest != null);
        person.touch(oldest == null ? eventAt : oldest);
        drafts.put(new PersonKey(person.projectId(), person.personId()), person);
        owners.put(key, person);
        changedOwners.put(key, person);
        return person;
    }

    /** Gives a person one more distinct id, one that has no person. */
    void attach(DistinctKey key, PersonDraft person) {
        Instant oldest = endPersonless(key);
        if (oldest != null) {
            UUID former = PersonIds.of(key);
            if (!former.equals(person.personId())) {
                merges.add(new Merge(new PersonKey(key.projectId(), former), person, oldest));
            }
            person.touch(oldest);
        }
        owners.put(key, person);
        changedOwners.put(key, person);
    }

    private @Nullable Instant endPersonless(DistinctKey key) {
        Instant oldest = personless.remove(key);
        if (oldest != null) {
            endedPersonless.add(key);
            changedPersonless.remove(key);
        }
        return oldest;
    }

    /** Merges one person into another; all its distinct ids go along. */
    void merge(PersonDraft from, PersonDraft into) {
        PersonKey fromKey = new PersonKey(from.projectId(), from.personId());
        if (!from.isNew()) {
            left.add(from);
        }
        if (from.hasStoredEvents()) {
            merges.add(new Merge(fromKey, into, from.oldestEventAt()));
        }
        into.absorb(from);
    }

    /** True when the store has to be told of something. */
    boolean hasChanges() {
        return !changedOwners.isEmpty()
                || !merges.isEmpty()
                || drafts.values().stream().anyMatch(PersonDraft::isChanged);
    }

    /** Writes what changed under that version, which is only asked for when needed. */
    PersonChanges flush(long version) {
        List<PersonIdentity> rows = new ArrayList<>();
        List<OldestEvent> older = new ArrayList<>();
        for (PersonDraft draft : drafts.values()) {
            if (draft.isOnlyOlder()) {
                older.add(
                        new OldestEvent(
                                draft.projectId(), draft.personId(), draft.oldestEventAt()));
            } else if (draft.isChanged() && !(draft.isNew() && draft.isMergedAway())) {
                rows.add(draft.row(version));
            }
        }
        takeAlongDistinctIds();
        List<DistinctId> ids = new ArrayList<>();
        changedOwners.forEach((key, person) ->
                ids.add(
                        new DistinctId(
                                key.projectId(),
                                key.distinctId(),
                                person.current().personId(),
                                version,
                                false)));
        List<MergedPerson> merged = new ArrayList<>();
        for (Merge merge : merges) {
            merged.add(
                    new MergedPerson(
                            version,
                            merged.size(),
                            merge.from().projectId(),
                            merge.from().personId(),
                            merge.into().current().personId(),
                            merge.oldestEventAt()));
        }
        personDao.upsertPersons(rows);
        personDao.moveOldestEvents(older);
        personDao.upsertDistinctIds(ids);
        personDao.insertMerges(merged);
        flushPersonless();
        List<CohortMember> members = PersonMemberships.move(handle, merged, version);
        return new PersonChanges(rows, ids, merged, members);
    }

    /** The distinct ids of those who were merged away follow, those that the batch has not, too. */
    private void takeAlongDistinctIds() {
        Map<PersonKey, PersonDraft> byKey = new HashMap<>();
        Map<Long, List<UUID>> byProject = new HashMap<>();
        for (PersonDraft from : left) {
            byKey.put(new PersonKey(from.projectId(), from.personId()), from);
            byProject
                    .computeIfAbsent(from.projectId(), project -> new ArrayList<>())
                    .add(from.personId());
        }
        byProject.forEach((project, persons) -> {
            for (DistinctId row : personDao.listDistinctIds(project, persons)) {
                changedOwners.putIfAbsent(
                        new DistinctKey(project, row.distinctId()),
                        Objects.requireNonNull(byKey.get(new PersonKey(project, row.personId()))));
            }
        });
    }

    private void flushPersonless() {
        personlessDao.delete(endedPersonless.stream().map(this::personlessRow).toList());
        personlessDao.upsert(changedPersonless.stream().map(this::personlessRow).toList());
    }

    private PersonlessDistinctId personlessRow(DistinctKey key) {
        return new PersonlessDistinctId(
                key.projectId(), key.distinctId(), personless.getOrDefault(key, Instant.EPOCH));
    }

    /** Puts what is committed into the cache. */
    void publish() {
        for (PersonDraft draft : drafts.values()) {
            if (draft.isMergedAway()) {
                cache.remove(new PersonKey(draft.projectId(), draft.personId()));
            } else if (draft.isChanged() || draft.isOnlyOlder()) {
                cache.put(draft.known());
            }
        }
        changedOwners.forEach((key, owner) -> cache.put(key, owner.current().personId()));
        for (DistinctKey key : changedPersonless) {
            cache.putPersonless(key, personless.getOrDefault(key, Instant.EPOCH));
        }
    }
}
