package dev.hedgerow.ingest.identity;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import dev.hedgerow.metadata.persons.DistinctId;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.metadata.persons.PersonEditDao;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.SplitPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes one person apart, within one transaction. */
final class PersonSplitter {

    private final Handle handle;
    private final PersonDao dao;
    private final PersonIdentity person;
    private final Instant now;

    PersonSplitter(Handle handle, PersonIdentity person, Instant now) {
        this.handle = handle;
        this.dao = handle.attach(PersonDao.class);
        this.person = person;
        this.now = now;
    }

    /** Sees {@link PersonEdits#split}. */
    void splitAllBut(@Nullable String main) {
        List<String> ids = ids();
        if (main != null && !ids.contains(main)) {
            throw MetadataException.invalid(
                    "main_distinct_id", "The person has no distinct id '" + main + "'.");
        }
        String stays = main == null ? ids.getFirst() : main;
        split(ids.stream().filter(id -> !id.equals(stays)).toList());
    }

    /** Sees {@link PersonEdits#splitOff}. */
    void splitOff(Collection<String> leaving) {
        List<String> strangers =
                leaving.stream().filter(id -> !ids().contains(id)).distinct().sorted().toList();
        if (!strangers.isEmpty()) {
            throw MetadataException.invalid(
                    "distinct_ids_to_split",
                    "not on this person: ["
                            + strangers.stream()
                                    .map(id -> "'" + id + "'")
                                    .collect(Collectors.joining(", "))
                            + "]");
        }
        split(leaving.stream().distinct().toList());
    }

    private List<String> ids() {
        return dao.listDistinctIds(person.projectId(), List.of(person.personId())).stream()
                .map(DistinctId::distinctId)
                .toList();
    }

    private void split(List<String> leaving) {
        long version = handle.attach(ChangeVersionDao.class).next();
        List<PersonIdentity> persons = new ArrayList<>();
        List<DistinctId> owners = new ArrayList<>();
        List<SplitPerson> splits = new ArrayList<>();
        for (String id : leaving) {
            PersonIdentity made = made(id, version);
            persons.add(made);
            owners.add(new DistinctId(person.projectId(), id, made.personId(), version, false));
            splits.add(
                    new SplitPerson(
                            version,
                            splits.size(),
                            person.projectId(),
                            id,
                            person.personId(),
                            made.personId(),
                            person.oldestEventAt()));
        }
        dao.upsertPersons(persons);
        dao.upsertDistinctIds(owners);
        handle.attach(PersonEditDao.class).insertSplits(splits);
    }

    private PersonIdentity made(String distinctId, long version) {
        return new PersonIdentity(
                person.projectId(),
                freeId(distinctId, version),
                now,
                false,
                "{}",
                version,
                person.oldestEventAt(),
                false);
    }

    /**
     * The id that the person of a distinct id usually has, unless somebody has it: whom we take
     * apart, or a person who was merged before.
     */
    private UUID freeId(String distinctId, long version) {
        UUID usual = PersonIds.of(new DistinctKey(person.projectId(), distinctId));
        boolean taken =
                usual.equals(person.personId()) || dao.find(person.projectId(), usual).isPresent();
        return taken
                ? PersonIds.of(new DistinctKey(person.projectId(), distinctId + "\n" + version))
                : usual;
    }
}
