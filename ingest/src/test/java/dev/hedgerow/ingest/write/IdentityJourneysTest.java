package dev.hedgerow.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hedgerow.ingest.capture.Requests;
import dev.hedgerow.ingest.validate.EventNormalizer;
import dev.hedgerow.ingest.validate.IngestProject;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.definitions.DefinitionDao;
import dev.hedgerow.metadata.definitions.PropertyKind;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.PersonRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who events are about, told as what SDKs send. Each test runs once in one batch and once apart.
 */
class IdentityJourneysTest {

    private static MetadataDatabase metadata;
    private MemoryStore store;
    private BatchCommitter committer;
    private IngestProject project;

    @BeforeAll
    static void open(@TempDir Path folder) {
        metadata = MetadataDatabase.open(folder.resolve("metadata.db"));
    }

    @AfterAll
    static void close() {
        metadata.close();
    }

    @BeforeEach
    void fresh() {
        project = new IngestProject(TestProjects.create(metadata).id(), true);
        store = TestProjects.store(metadata);
        committer = new BatchCommitter(metadata, store);
    }

    @Test
    void firstEvent_makesAPersonWithAnIdOfItsOwn() {
        apart(
                event(
                        "view",
                        "ann",
                        "10:00",
                        "{\"$set\":{\"plan\":\"free\"},\"$browser\":\"Chrome\"}"));

        PersonRow ann = onlyPerson();
        assertThat(ann.createdAt()).isEqualTo(at("10:00"));
        assertThat(ann.isIdentified()).isFalse();
        assertThat(ann.propertiesJson())
                .isEqualTo(
                        "{\"$initial_browser\":\"Chrome\",\"plan\":\"free\",\"$browser\":\"Chrome\"}");
        assertThat(ann.personId().version()).isEqualTo(5);
        assertThat(store.events()).extracting(EventRow::personId).containsOnly(ann.personId());
        assertThat(store.owners()).containsEntry("ann", ann.personId());
    }

    @Test
    void identify_bringsAnonymousAndKnownTogether() {
        String[] journey = {
            event("view", "anon", "10:00", "{}"),
            event(
                    "$identify",
                    "ann",
                    "10:05",
                    "{\"$anon_distinct_id\":\"anon\",\"$set\":{\"email\":\"a@x\"}}"),
            event("pay", "ann", "10:06", "{}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            PersonRow ann = onlyPerson();
            assertThat(ann.isIdentified()).isTrue();
            assertThat(ann.createdAt()).isEqualTo(at("10:00"));
            assertThat(ann.propertiesJson()).contains("\"email\":\"a@x\"");
            assertThat(store.events()).extracting(EventRow::personId).containsOnly(ann.personId());
            assertThat(store.owners()).containsOnlyKeys("anon", "ann");
        }
    }

    @Test
    void identify_mergesTwoPersonsAndKeepsThePropertiesOfTheKnownOne() {
        String[] journey = {
            event("view", "anon", "09:00", "{\"$set\":{\"a\":\"anon\",\"b\":\"anon\"}}"),
            event("view", "ann", "10:00", "{\"$set\":{\"b\":\"ann\",\"c\":\"ann\"}}"),
            event("$identify", "ann", "10:05", "{\"$anon_distinct_id\":\"anon\"}"),
            event("view", "anon", "10:06", "{}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            PersonRow ann = onlyPerson();
            assertThat(ann.createdAt()).isEqualTo(at("09:00"));
            assertThat(ann.isIdentified()).isTrue();
            assertThat(ann.propertiesJson())
                    .contains("\"a\":\"anon\"", "\"b\":\"ann\"", "\"c\":\"ann\"");
            assertThat(store.events()).hasSize(4);
            assertThat(store.events()).extracting(EventRow::personId).containsOnly(ann.personId());
        }
    }

    @Test
    void identified_isNotMergedByIdentifyOrAlias() {
        String[] journey = {
            event("$identify", "ann", "10:00", "{\"$anon_distinct_id\":\"anon1\"}"),
            event("$identify", "bob", "11:00", "{\"$anon_distinct_id\":\"anon2\"}"),
            event("$identify", "bob", "12:00", "{\"$anon_distinct_id\":\"ann\"}"),
            event("$create_alias", "bob", "12:01", "{\"alias\":\"anon1\"}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            assertThat(store.persons()).hasSize(2);
            assertThat(store.owners().get("ann")).isNotEqualTo(store.owners().get("bob"));
        }
    }

    @Test
    void mergeDangerously_mergesTheIdentifiedToo() {
        String[] journey = {
            event("$identify", "ann", "10:00", "{\"$anon_distinct_id\":\"anon1\"}"),
            event("$identify", "bob", "11:00", "{\"$anon_distinct_id\":\"anon2\"}"),
            event("$merge_dangerously", "bob", "12:00", "{\"alias\":\"ann\"}"),
            event("view", "anon1", "12:01", "{}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            PersonRow bob = onlyPerson();
            assertThat(store.owners().values()).containsOnly(bob.personId());
            assertThat(store.owners()).containsOnlyKeys("ann", "bob", "anon1", "anon2");
            assertThat(store.events()).extracting(EventRow::personId).containsOnly(bob.personId());
        }
    }

    @Test
    void chainOfMerges_endsInOnePerson() {
        String[] journey = {
            event("view", "a", "10:00", "{}"),
            event("view", "b", "10:01", "{}"),
            event("view", "c", "10:02", "{}"),
            event("$merge_dangerously", "b", "11:00", "{\"alias\":\"a\"}"),
            event("$merge_dangerously", "c", "11:01", "{\"alias\":\"b\"}"),
            event("$merge_dangerously", "c", "11:02", "{\"alias\":\"a\"}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            PersonRow last = onlyPerson();
            assertThat(store.owners().values()).containsOnly(last.personId());
            assertThat(store.events()).extracting(EventRow::personId).containsOnly(last.personId());
        }
    }

    @Test
    void alias_ofTwoStrangersMakesOneIdentifiedPerson() {
        apart(event("$create_alias", "ann", "10:00", "{\"alias\":\"other\"}"));

        assertThat(onlyPerson().isIdentified()).isTrue();
        assertThat(store.owners()).containsOnlyKeys("ann", "other");
    }

    @Test
    void withoutProfile_noPersonIsMadeUntilOneIsIdentified() {
        String off = "{\"$process_person_profile\":false}";
        String[] journey = {
            event("view", "anon", "10:00", off),
            event("view", "anon", "09:30", off),
            event("$identify", "ann", "10:05", "{\"$anon_distinct_id\":\"anon\"}"),
            event("view", "anon", "10:10", off),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            PersonRow ann = onlyPerson();
            assertThat(store.events()).extracting(EventRow::personId).containsOnly(ann.personId());
            assertThat(store.events())
                    .extracting(EventRow::personless)
                    .containsExactly(true, true, false, false);
            // The person takes the id its events have: nothing had to be re-pointed.
            assertThat(store.batches()).allSatisfy(batch -> assertThat(batch.merges()).isEmpty());
        }
    }

    @Test
    void withoutProfile_eventsFollowTheirIdToAPersonThatExists() {
        String off = "{\"$process_person_profile\":false}";
        String[] journey = {
            event("view", "ann", "08:00", "{}"),
            event("view", "anon", "10:00", off),
            event("view", "anon", "09:30", off),
            event("$identify", "ann", "10:05", "{\"$anon_distinct_id\":\"anon\"}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            PersonRow ann = onlyPerson();
            assertThat(store.events()).hasSize(4);
            assertThat(store.events()).extracting(EventRow::personId).containsOnly(ann.personId());
        }
    }

    @Test
    void withoutProfile_laterMergeMovesEventsOfBothKinds() {
        String off = "{\"$process_person_profile\":false}";
        String[] journey = {
            event("view", "anon", "09:00", off),
            event("view", "ann", "09:10", "{}"),
            event("view", "anon", "09:20", "{}"),
            event("$identify", "ann", "10:05", "{\"$anon_distinct_id\":\"anon\"}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            PersonRow ann = onlyPerson();
            assertThat(store.events()).extracting(EventRow::personId).containsOnly(ann.personId());
        }
    }

    @Test
    void properties_areSetOnceAndUnset() {
        String[] journey = {
            event(
                    "$set",
                    "ann",
                    "10:00",
                    "{\"$set\":{\"a\":1,\"b\":2},\"$set_once\":{\"first\":\"x\"}}"),
            event(
                    "e",
                    "ann",
                    "10:01",
                    "{\"$set\":{\"a\":3},\"$set_once\":{\"first\":\"y\",\"b\":9}}"),
            event("e", "ann", "10:02", "{\"$unset\":[\"b\",\"unknown\"]}"),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            assertThat(onlyPerson().propertiesJson()).isEqualTo("{\"first\":\"x\",\"a\":3}");
        }
    }

    @Test
    void restlessProperties_aloneWriteNoPerson() {
        apart(event("v", "ann", "10:00", "{\"$current_url\":\"/a\",\"$browser\":\"Chrome\"}"));
        long writes = personWrites();

        apart(event("v", "ann", "10:01", "{\"$current_url\":\"/b\",\"$browser\":\"Chrome\"}"));
        assertThat(personWrites()).isEqualTo(writes);
        assertThat(store.batches().getLast().version()).isZero();

        apart(event("v", "ann", "10:02", "{\"$current_url\":\"/c\",\"utm_source\":\"mail\"}"));
        assertThat(onlyPerson().propertiesJson())
                .contains("\"$current_url\":\"/c\"", "\"$initial_current_url\":\"/a\"");

        apart(event("$set", "ann", "10:03", "{\"$current_url\":\"/d\"}"));
        assertThat(onlyPerson().propertiesJson()).contains("\"$current_url\":\"/d\"");
    }

    @Test
    void olderEvent_movesTheOldestEventOnly() {
        apart(event("v", "ann", "10:00", "{}"), event("v", "ann", "08:00", "{}"));
        apart(event("v", "bob", "11:00", "{}"));
        apart(event("$merge_dangerously", "bob", "11:05", "{\"alias\":\"ann\"}"));

        PersonRow bob = onlyPerson();
        assertThat(bob.createdAt()).isEqualTo(at("10:00"));
        assertThat(store.events()).extracting(EventRow::personId).containsOnly(bob.personId());
    }

    @Test
    void groups_areNumberedByAppearanceAndFiveAtMost() {
        apart(
                event(
                        "$groupidentify",
                        "x",
                        "10:00",
                        group("company", "acme", "{\"size\":1,\"a\":1}")),
                event("$groupidentify", "x", "09:00", group("company", "acme", "{\"size\":2}")),
                event("e", "ann", "10:01", "{\"$groups\":{\"team\":\"t1\",\"company\":\"acme\"}}"));

        assertThat(store.groups()).hasSize(1);
        assertThat(store.groups().getFirst().propertiesJson()).isEqualTo("{\"size\":2,\"a\":1}");
        assertThat(store.groups().getFirst().createdAt()).isEqualTo(at("09:00"));
        EventRow event = store.events().getLast();
        assertThat(event.group(0)).isEqualTo("acme");
        assertThat(event.group(1)).isEqualTo("t1");
        assertThat(event.propertiesJson())
                .isEqualTo(
                        "{\"$groups\":{\"team\":\"t1\",\"company\":\"acme\"},\"$group_0\":\"acme\",\"$group_1\":\"t1\"}");

        apart(
                event(
                        "e",
                        "ann",
                        "10:02",
                        "{\"$groups\":{\"c\":1,\"d\":2,\"e\":3,\"f\":4,\"g\":5}}"));
        assertThat(store.events().getLast().groups()).containsExactly(null, null, "1", "2", "3");
    }

    @Test
    void groupDescribedAgain_keepsWhatItHad() {
        String[] journey = {
            event("$groupidentify", "x", "10:00", group("company", "acme", "{\"a\":1,\"b\":1}")),
            event("$groupidentify", "x", "10:01", group("company", "acme", "{\"b\":2}")),
            event("$groupidentify", "x", "10:02", group("company", "acme", "{\"c\":3}")),
        };
        for (Runnable way : ways(journey)) {
            way.run();
            assertThat(store.groups()).hasSize(1);
            assertThat(store.groups().getFirst().propertiesJson())
                    .isEqualTo("{\"a\":1,\"b\":2,\"c\":3}");
        }
    }

    @Test
    void mergesOfOneBatch_takeIdsAlongThatItDoesNotMention() {
        apart(
                event("e", "ann", "10:00", "{}"),
                event("$create_alias", "ann", "10:01", "{\"alias\":\"ann-2\"}"),
                event("e", "bob", "10:02", "{}"),
                event("$create_alias", "bob", "10:03", "{\"alias\":\"bob-2\"}"),
                event("e", "cid", "10:04", "{}"));
        together(
                event("$merge_dangerously", "bob", "11:00", "{\"alias\":\"ann\"}"),
                event("$merge_dangerously", "cid", "11:01", "{\"alias\":\"bob\"}"));
        apart(event("e", "ann-2", "12:00", "{}"), event("e", "bob-2", "12:01", "{}"));

        PersonRow cid = onlyPerson();
        assertThat(store.events()).extracting(EventRow::personId).containsOnly(cid.personId());
    }

    @Test
    void definitions_areDiscovered() {
        apart(
                event(
                        "buy",
                        "ann",
                        "10:00",
                        "{\"price\":12.5,\"ok\":true,\"at\":\"2024-01-02\",\"list\":[1],\"$set\":{\"plan\":\"x\"}}"),
                event("$groupidentify", "x", "10:00", group("company", "acme", "{\"size\":1}")));
        apart(event("view", "ann", "10:01", "{\"price\":1,\"list\":\"text\"}"));

        metadata.read(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            assertThat(dao.listEvents(project.id()))
                    .extracting("name")
                    .containsExactly("$groupidentify", "buy", "view");
            assertThat(dao.listProperties(project.id(), PropertyKind.EVENT))
                    .filteredOn(property -> !property.name().startsWith("$"))
                    .extracting("name", "propertyType")
                    .containsExactly(
                            tuple("at", PropertyType.DATETIME),
                            tuple("list", PropertyType.STRING),
                            tuple("ok", PropertyType.BOOLEAN),
                            tuple("price", PropertyType.NUMERIC));
            assertThat(dao.listProperties(project.id(), PropertyKind.PERSON))
                    .extracting("name")
                    .contains("plan");
            assertThat(dao.listProperties(project.id(), PropertyKind.GROUP))
                    .extracting("name")
                    .containsExactly("size");
            assertThat(dao.listEventsOf(project.id(), "price")).containsExactly("buy", "view");
            return true;
        });
    }

    @Test
    void replay_changesNothing() {
        String[] journey = {
            event("view", "anon", "09:00", "{\"$set\":{\"a\":1}}"),
            event("view", "ann", "09:10", "{\"$set\":{\"a\":2}}"),
            event(
                    "$identify",
                    "ann",
                    "10:00",
                    "{\"$anon_distinct_id\":\"anon\",\"$set\":{\"b\":3}}"),
            event("$groupidentify", "x", "10:00", group("company", "acme", "{\"size\":1}")),
        };
        together(journey);
        List<EventRow> events = store.events();
        List<PersonRow> persons = store.persons();

        together(journey);
        committer = new BatchCommitter(metadata, store);
        together(journey);

        assertThat(store.events()).isEqualTo(events);
        assertThat(store.persons()).hasSameSizeAs(persons);
        assertThat(store.batches().getLast().merges()).isEmpty();
    }

    private long personWrites() {
        return store.batches().stream().mapToLong(batch -> batch.persons().size()).sum();
    }

    private PersonRow onlyPerson() {
        assertThat(store.persons()).hasSize(1);
        return store.persons().getFirst();
    }

    /** The same journey in one batch, in batches of one, and in batches of one without a cache. */
    private List<Runnable> ways(String... events) {
        return List.of(
                () -> {
                    fresh();
                    together(events);
                },
                () -> {
                    fresh();
                    apart(events);
                },
                () -> {
                    fresh();
                    for (String event : events) {
                        committer = new BatchCommitter(metadata, store);
                        apart(event);
                    }
                });
    }

    private void together(String... events) {
        String batch = "{\"api_key\":\"t\",\"batch\":[" + String.join(",", events) + "]}";
        committer.commit(EventNormalizer.normalize(Requests.parse(batch), project), 0);
    }

    private void apart(String... events) {
        for (String event : events) {
            together(event);
        }
    }

    private static String event(String name, String distinctId, String time, String properties) {
        UUID uuid =
                UUID.nameUUIDFromBytes((name + distinctId + time).getBytes(StandardCharsets.UTF_8));
        return "{\"event\":\"%s\",\"distinct_id\":\"%s\",\"timestamp\":\"%s\",\"uuid\":\"%s\",\"properties\":%s}"
                .formatted(name, distinctId, at(time), uuid, properties);
    }

    private static String group(String type, String key, String properties) {
        return "{\"$group_type\":\"%s\",\"$group_key\":\"%s\",\"$group_set\":%s}"
                .formatted(type, key, properties);
    }

    private static Instant at(String time) {
        return Instant.parse("2024-05-01T" + time + ":00Z");
    }
}
