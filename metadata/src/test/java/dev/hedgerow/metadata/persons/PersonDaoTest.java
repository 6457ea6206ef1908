package dev.hedgerow.metadata.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.changes.IdentityChanges;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.groups.GroupDao;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PersonDaoTest {

    private static final long PROJECT = 7;
    private static final Instant DAY = Instant.parse("2024-01-02T00:00:00Z");

    @TempDir Path folder;

    private MetadataDatabase database;

    @BeforeEach
    void start() {
        database = MetadataDatabase.open(folder.resolve("metadata.db"));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void findByDistinctIds_findsManyAtOnceInTheirProjectOnly() {
        database.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            List<PersonIdentity> persons = new ArrayList<>();
            List<DistinctId> ids = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                persons.add(person("p" + i, 1, DAY));
                ids.add(new DistinctId(PROJECT, "d" + i, id("p" + i), 1, false));
            }
            dao.upsertPersons(persons);
            dao.upsertDistinctIds(ids);
        });
        List<String> asked = IntStream.range(0, 3000).mapToObj(i -> "d" + i).toList();
        Map<String, PersonIdentity> found = find(PROJECT, asked);
        assertThat(found).hasSize(1500);
        assertThat(found.get("d1499")).isEqualTo(person("p1499", 1, DAY));
        assertThat(find(PROJECT + 1, asked)).isEmpty();
        assertThat(find(PROJECT, List.of())).isEmpty();
        assertThat(find(PROJECT, List.of("d1", "d1", "x'); DROP TABLE persons; --")))
                .containsOnlyKeys("d1");
    }

    @Test
    void upsertPersons_movesTheOldestEventEarlierOnly() {
        database.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            dao.upsertPersons(List.of(person("ann", 1, DAY)));
            dao.upsertPersons(List.of(person("ann", 2, DAY.plusSeconds(60))));
        });
        assertThat(ann()).isEqualTo(person("ann", 2, DAY));
        database.writing(handle ->
                handle.attach(PersonDao.class)
                        .moveOldestEvents(
                                List.of(
                                        new OldestEvent(PROJECT, id("ann"), DAY.minusSeconds(5)),
                                        new OldestEvent(PROJECT, id("ann"), DAY.plusSeconds(5)))));
        assertThat(ann()).isEqualTo(person("ann", 2, DAY.minusSeconds(5)));
    }

    @Test
    void deletedRows_areNotFoundUntilTheyComeBack() {
        database.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            dao.upsertPersons(List.of(person("ann", 1, DAY)));
            dao.upsertDistinctIds(List.of(new DistinctId(PROJECT, "a", id("ann"), 1, false)));
            dao.upsertPersons(
                    List.of(
                            new PersonIdentity(
                                    PROJECT, id("ann"), DAY, false, "{}", 2, DAY, true)));
            dao.upsertDistinctIds(List.of(new DistinctId(PROJECT, "a", id("ann"), 2, true)));
        });
        assertThat(find(PROJECT, List.of("a"))).isEmpty();
        assertThat(distinctIds("ann")).isEmpty();
        database.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            dao.upsertPersons(List.of(person("ben", 3, DAY)));
            dao.upsertDistinctIds(List.of(new DistinctId(PROJECT, "a", id("ben"), 3, false)));
        });
        assertThat(find(PROJECT, List.of("a")).get("a")).isEqualTo(person("ben", 3, DAY));
    }

    @Test
    void changesBetween_holdsWhatAStoreMissed() {
        database.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            dao.upsertPersons(List.of(person("ann", 1, DAY), person("ben", 2, DAY)));
            dao.upsertPersons(List.of(person("ann", 3, DAY)));
            dao.upsertDistinctIds(List.of(new DistinctId(PROJECT, "a", id("ann"), 3, false)));
            handle.attach(GroupDao.class)
                    .upsert(List.of(new Group(PROJECT, 0, "acme", DAY, "{}", 3)));
            dao.insertMerges(
                    List.of(
                            new MergedPerson(3, 1, PROJECT, id("cat"), id("ann"), DAY),
                            new MergedPerson(3, 0, PROJECT, id("ben"), id("cat"), DAY)));
        });
        IdentityChanges all = database.read(handle -> IdentityChanges.between(handle, 0, 3));
        IdentityChanges last = database.read(handle -> IdentityChanges.between(handle, 2, 3));
        assertThat(all.persons()).containsExactly(person("ben", 2, DAY), person("ann", 3, DAY));
        assertThat(last.persons()).containsExactly(person("ann", 3, DAY));
        assertThat(last.distinctIds()).hasSize(1);
        assertThat(last.groups()).extracting(Group::groupKey).containsExactly("acme");
        assertThat(last.merges())
                .extracting(MergedPerson::fromPerson)
                .containsExactly(id("ben"), id("cat"));
        assertThat(database.read(handle -> IdentityChanges.between(handle, 3, 9)).isEmpty())
                .isTrue();
    }

    @Test
    void nextVersion_isGivenBackByARollback() {
        assertThat(next()).isEqualTo(1);
        assertThatThrownBy(() ->
                        database.writing(handle -> {
                            assertThat(handle.attach(ChangeVersionDao.class).next()).isEqualTo(2);
                            throw new IllegalStateException("on purpose");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(next()).isEqualTo(2);
        assertThat(database.reading(ChangeVersionDao.class, ChangeVersionDao::current))
                .isEqualTo(2);
    }

    @Test
    void purge_forgetsWhatIsGoneAndApplied() {
        database.writing(handle -> {
            PersonDao dao = handle.attach(PersonDao.class);
            dao.upsertPersons(
                    List.of(
                            new PersonIdentity(PROJECT, id("ann"), DAY, false, "{}", 1, DAY, true),
                            new PersonIdentity(PROJECT, id("ben"), DAY, false, "{}", 2, DAY, true),
                            person("cat", 1, DAY)));
            dao.insertMerges(List.of(new MergedPerson(1, 0, PROJECT, id("ann"), id("cat"), DAY)));
            assertThat(dao.deleteGonePersonsThrough(1)).isEqualTo(1);
            assertThat(dao.deleteMergesThrough(1)).isEqualTo(1);
        });
        assertThat(database.read(handle -> IdentityChanges.between(handle, 0, 9)).persons())
                .extracting(PersonIdentity::personId)
                .containsExactly(id("cat"), id("ben"));
    }

    private long next() {
        return database.write(handle -> handle.attach(ChangeVersionDao.class).next());
    }

    private PersonIdentity ann() {
        return database.reading(PersonDao.class, dao -> dao.find(PROJECT, id("ann"))).orElseThrow();
    }

    private List<DistinctId> distinctIds(String name) {
        return database.reading(
                PersonDao.class, dao -> dao.listDistinctIds(PROJECT, List.of(id(name))));
    }

    private Map<String, PersonIdentity> find(long projectId, List<String> distinctIds) {
        return database.reading(
                PersonDao.class, dao -> dao.findByDistinctIds(projectId, distinctIds));
    }

    private static PersonIdentity person(String name, long version, Instant oldestEvent) {
        return new PersonIdentity(
                PROJECT, id(name), DAY, true, "{\"name\":\"ü\"}", version, oldestEvent, false);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
