package dev.hedgerow.ingest.identity;

import dev.hedgerow.ingest.validate.PropertyTexts;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.definitions.PropertyKind;
import dev.hedgerow.metadata.definitions.SeenProperty;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import dev.hedgerow.metadata.persons.DistinctId;
import dev.hedgerow.metadata.persons.ErasedPerson;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.metadata.persons.PersonEditDao;
import dev.hedgerow.metadata.persons.PersonIdentity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people do to persons: set properties, delete, merge, split. Each change is one transaction
 * of the metadata under a version of its own, and says nothing to the store: run it by {@code
 * IngestPipeline.change}, which carries it over.
 */
public final class PersonEdits {

    private final MetadataDatabase metadata;
    private final Clock clock;

    public PersonEdits(MetadataDatabase metadata, Clock clock) {
        this.metadata = metadata;
        this.clock = clock;
    }

    /** Something that is noted in the transaction of a change, such as an entry of a log. */
    @FunctionalInterface
    public interface Note {
        void write(Handle handle, PersonIdentity person);
    }

    /**
     * Sets and removes properties.
     *
     * @param set JSON text by property
     * @throws MetadataException when there is no such person
     */
    public void update(
            long projectId,
            UUID personId,
            Map<String, String> set,
            Collection<String> unset,
            Note note) {
        metadata.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            PersonIdentity old = person(dao, projectId, personId);
            Map<String, String> properties = PropertyTexts.parse(old.properties());
            properties.putAll(PropertyTexts.storable(set));
            unset.forEach(properties::remove);
            String printed = PropertyTexts.printBounded(properties);
            if (!printed.equals(old.properties())) {
                dao.upsertPersons(List.of(withProperties(old, printed, next(handle))));
            }
            DefinitionBook.writeSeen(
                    handle,
                    projectId,
                    PropertyKind.PERSON,
                    SeenProperty.NO_GROUP,
                    set,
                    clock.instant());
            note.write(handle, old);
        });
    }

    /**
     * Deletes persons with their distinct ids and memberships, and those of their events that they
     * have now, if asked to. Whoever sends under one of the ids later makes a new person.
     *
     * @return how many there were
     */
    public int delete(long projectId, Collection<UUID> personIds, boolean withEvents, Note note) {
        return metadata.write(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            Collection<PersonIdentity> found = dao.findByIds(projectId, personIds).values();
            if (found.isEmpty()) {
                return 0;
            }
            long version = next(handle);
            List<UUID> ids = found.stream().map(PersonIdentity::personId).toList();
            dao.upsertPersons(found.stream().map(person -> gone(person, version)).toList());
            dao.upsertDistinctIds(
                    dao.listDistinctIds(projectId, ids).stream()
                            .map(id ->
                                    new DistinctId(
                                            projectId,
                                            id.distinctId(),
                                            id.personId(),
                                            version,
                                            true))
                            .toList());
            PersonMemberships.end(handle, projectId, ids, version);
            handle.attach(PersonEditDao.class)
                    .insertErasures(
                            ids.stream()
                                    .map(id -> new ErasedPerson(version, projectId, id, withEvents))
                                    .toList());
            found.forEach(person -> note.write(handle, person));
            return found.size();
        });
    }

    /**
     * Deletes all events of persons, who stay.
     *
     * @throws MetadataException when there is no such person
     */
    public void deleteEvents(long projectId, Collection<UUID> personIds, Note note) {
        metadata.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            for (UUID personId : personIds) {
                PersonIdentity person = person(dao, projectId, personId);
                handle.attach(PersonEditDao.class)
                        .insertErasures(
                                List.of(new ErasedPerson(next(handle), projectId, personId, true)));
                note.write(handle, person);
            }
        });
    }

    /**
     * Merges persons into one, whose properties stay where both have one.
     *
     * @throws MetadataException when one of them is not there
     */
    public void merge(long projectId, UUID intoId, Collection<UUID> otherIds, Note note) {
        metadata.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            PersonIdentity into = person(dao, projectId, intoId);
            List<DistinctKey> keys = new ArrayList<>();
            keys.add(anyKey(dao, into));
            for (UUID other : otherIds) {
                keys.add(anyKey(dao, person(dao, projectId, other)));
            }
            PersonBook book = new PersonBook(new IdentityCache(), handle);
            book.load(keys);
            PersonDraft target = draft(book, keys.getFirst());
            for (DistinctKey key : keys.subList(1, keys.size())) {
                PersonDraft other = draft(book, key);
                if (other != target) {
                    book.merge(other, target);
                }
            }
            if (book.hasChanges()) {
                book.flush(next(handle));
            }
            note.write(handle, into);
        });
    }

    private static PersonDraft draft(PersonBook book, DistinctKey key) {
        PersonDraft draft = book.find(key);
        if (draft == null) {
            throw MetadataException.notFound();
        }
        return draft;
    }

    /** One of the person's distinct ids; every person has one. */
    private static DistinctKey anyKey(PersonDao dao, PersonIdentity person) {
        return dao.listDistinctIds(person.projectId(), List.of(person.personId())).stream()
                .findFirst()
                .map(id -> new DistinctKey(id.projectId(), id.distinctId()))
                .orElseThrow(MetadataException::notFound);
    }

    /**
     * Gives every distinct id but one a person of its own, without properties, with the events sent
     * under that id. The person keeps its properties.
     *
     * @param main the distinct id that stays; null for the first
     * @throws MetadataException when there is no such person, or it has no such distinct id
     */
    public void split(long projectId, UUID personId, @Nullable String main, Note note) {
        split(projectId, personId, note, splitter -> splitter.splitAllBut(main));
    }

    /**
     * The same with those distinct ids alone that are to leave.
     *
     * @throws MetadataException when there is no such person, or one of the ids is not its
     */
    public void splitOff(long projectId, UUID personId, Collection<String> leaving, Note note) {
        split(projectId, personId, note, splitter -> splitter.splitOff(leaving));
    }

    private void split(long projectId, UUID personId, Note note, Consumer<PersonSplitter> choice) {
        metadata.writing(handle -> {
            PersonIdentity person = person(handle.attach(PersonDao.class), projectId, personId);
            choice.accept(new PersonSplitter(handle, person, clock.instant()));
            note.write(handle, person);
        });
    }

    private static PersonIdentity person(PersonDao dao, long projectId, UUID personId) {
        return dao.find(projectId, personId).orElseThrow(MetadataException::notFound);
    }

    private static long next(Handle handle) {
        return handle.attach(ChangeVersionDao.class).next();
    }

    private static PersonIdentity gone(PersonIdentity person, long version) {
        return new PersonIdentity(
                person.projectId(),
                person.personId(),
                person.createdAt(),
                person.isIdentified(),
                "{}",
                version,
                person.oldestEventAt(),
                true);
    }

    private static PersonIdentity withProperties(
            PersonIdentity old, String properties, long version) {
        return new PersonIdentity(
                old.projectId(),
                old.personId(),
                old.createdAt(),
                old.isIdentified(),
                properties,
                version,
                old.oldestEventAt(),
                false);
    }
}
