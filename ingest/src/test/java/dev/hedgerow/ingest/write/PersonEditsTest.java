package dev.hedgerow.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.ingest.capture.Requests;
import dev.hedgerow.ingest.identity.PersonEdits;
import dev.hedgerow.ingest.validate.EventNormalizer;
import dev.hedgerow.ingest.validate.IngestProject;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.queries.QueryResultDao;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.PersonRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits by hand between batches, and after a crash between metadata and store. */
class PersonEditsTest {
    private static final PersonEdits.Note UNNOTED = (handle, person) -> {};

    private static MetadataDatabase metadata;
    private MemoryStore store;
    private BatchCommitter committer;
    private PersonEdits edits;
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
        edits = new PersonEdits(metadata, Clock.fixed(Requests.NOW, ZoneOffset.UTC));
    }

    private void send(String name, String distinctId, String properties) {
        committer.commit(
                EventNormalizer.normalize(
                        Requests.parse(
                                "{\"api_key\":\"t\",\"event\":\"%s\",\"distinct_id\":\"%s\",\"properties\":%s}"
                                        .formatted(name, distinctId, properties)),
                        project),
                0);
    }

    private UUID owner(String distinctId) {
        return Objects.requireNonNull(store.owners().get(distinctId));
    }

    private UUID personOfEvent(String name) {
        return store.events().stream()
                .filter(event -> event.event().equals(name))
                .map(EventRow::personId)
                .findFirst()
                .orElseThrow();
    }

    /** The store fails once after the metadata has the edit; the next one to come tells it. */
    private void crashing(Runnable edit) {
        store.beforeWrite(_ -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> committer.change(edit)).hasMessage("killed");
        store.beforeWrite(null);
        committer = new BatchCommitter(metadata, store);
        committer.catchUp();
        committer.forgetApplied();
    }

    @Test
    void update_isNotUndoneByTheNextEvent() {
        send("a", "ann", "{\"$set\":{\"x\":1,\"y\":1}}");
        UUID ann = owner("ann");
        committer.change(
                () -> edits.update(project.id(), ann, Map.of("x", "2"), List.of("y"), UNNOTED));
        send("b", "ann", "{\"$set\":{\"z\":3}}");
        assertThat(store.persons())
                .singleElement()
                .extracting(PersonRow::propertiesJson)
                .asString()
                .contains("\"x\":2", "\"z\":3")
                .doesNotContain("\"y\"");
    }

    @Test
    void split_survivesACrash() {
        send("a", "anon", "{}");
        send("$identify", "ann", "{\"$anon_distinct_id\":\"anon\"}");
        UUID ann = owner("ann");

        crashing(() -> edits.split(project.id(), ann, "ann", UNNOTED));

        assertThat(owner("ann")).isEqualTo(ann);
        assertThat(owner("anon")).isNotEqualTo(ann).isEqualTo(personOfEvent("a"));
        assertThat(personOfEvent("$identify")).isEqualTo(ann);
        send("b", "anon", "{}");
        assertThat(personOfEvent("b")).isEqualTo(owner("anon"));
    }

    @Test
    void mergeAfterASplit_appliesInOrder() {
        send("a", "anon", "{}");
        send("$identify", "ann", "{\"$anon_distinct_id\":\"anon\"}");
        send("c", "cat", "{}");
        UUID ann = owner("ann");
        UUID cat = owner("cat");

        crashing(() -> {
            edits.split(project.id(), ann, "ann", UNNOTED);
            Map<String, PersonIdentity> owners =
                    metadata.reading(
                            PersonDao.class,
                            dao -> dao.findByDistinctIds(project.id(), List.of("anon")));
            UUID anon = Objects.requireNonNull(owners.get("anon")).personId();
            edits.merge(project.id(), cat, List.of(anon), UNNOTED);
        });

        assertThat(personOfEvent("a")).isEqualTo(cat);
        assertThat(owner("anon")).isEqualTo(cat);
        assertThat(personOfEvent("$identify")).isEqualTo(ann);
    }

    @Test
    void erasure_survivesACrashAndForgetsAnswers() {
        send("a", "ann", "{}");
        send("b", "bob", "{}");
        UUID ann = owner("ann");
        long before = epoch();

        crashing(() -> edits.delete(project.id(), List.of(ann), true, UNNOTED));

        assertThat(store.events()).extracting(EventRow::event).containsExactly("b");
        assertThat(store.persons()).hasSize(1);
        assertThat(epoch()).isGreaterThan(before);
        send("a2", "ann", "{}");
        assertThat(owner("ann")).isEqualTo(ann);
        assertThat(store.persons()).hasSize(2);
    }

    private long epoch() {
        return metadata.reading(QueryResultDao.class, dao -> dao.epoch(project.id()));
    }
}
