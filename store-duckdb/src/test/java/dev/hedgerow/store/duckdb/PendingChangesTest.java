package dev.hedgerow.store.duckdb;

import static dev.hedgerow.store.duckdb.StoreFixture.NOON;
import static dev.hedgerow.store.duckdb.StoreFixture.event;
import static dev.hedgerow.store.duckdb.StoreFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.store.DistinctIdRow;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.HandEdits;
import dev.hedgerow.store.PersonErasure;
import dev.hedgerow.store.PersonMerge;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of a thousand events, whose persons the writer gathers until somebody asks. */
final class PendingChangesTest {

    private static final int RUSH = 1_000;

    @TempDir private Path folder;
    private StoreFixture fixture;
    private int sent;

    @BeforeEach
    void open() {
        fixture = StoreFixture.open(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void run_afterARush_seesTheNewestOfAllBatches() {
        write(RUSH, batch(1, List.of(person("ann", "1", 1)), List.of()));
        write(RUSH, batch(2, List.of(person("ann", "2", 2), person("bob", "1", 2)), List.of()));
        assertThat(fixture.store.writer().appliedVersion()).isZero(); // Else this tests nothing.

        assertThat(fixture.rows("SELECT properties, version FROM persons ORDER BY ALL"))
                .containsExactly(List.of("1", 2L), List.of("2", 2L));
        assertThat(fixture.store.writer().appliedVersion()).isEqualTo(2);
        assertThat(fixture.value("SELECT count(*) FROM person_distinct_ids")).isEqualTo(2L);
        assertThat(fixture.value("SELECT count(*) FROM groups WHERE version = 2")).isEqualTo(1L);
    }

    @Test
    void run_mergesOfSeveralBatches_followChains() {
        write(RUSH, batch(1, List.of(person("ann", "1", 1)), List.of()), event("a", "{}"));
        write(RUSH, batch(2, List.of(), List.of(merge("ann", "bob"))));
        write(RUSH, batch(3, List.of(), List.of(merge("bob", "cid"))));
        assertThat(fixture.store.writer().appliedVersion()).isZero();

        assertThat(fixture.value("SELECT person_id FROM events WHERE uuid = '" + id("a") + "'"))
                .isEqualTo(id("person of cid"));
    }

    @Test
    void write_aFewEvents_takesTheRestAlong() {
        write(RUSH, batch(1, List.of(person("ann", "1", 1)), List.of()));
        write(1, batch(2, List.of(person("ann", "2", 2)), List.of()));
        assertThat(fixture.store.writer().appliedVersion()).isEqualTo(2);
        assertThat(fixture.rows("SELECT properties FROM persons")).containsExactly(List.of("2"));
    }

    @Test
    void write_erasure_findsWhatTheRushMerged() {
        write(RUSH, batch(1, List.of(), List.of(merge("ann", "bob"))), event("a", "{}"));
        PersonErasure erasure = new PersonErasure(1, id("person of bob"));
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                2,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                new HandEdits(List.of(), List.of(), List.of(erasure)),
                                0));
        assertThat(fixture.store.writer().appliedVersion()).isEqualTo(2);
        assertThat(fixture.value("SELECT count(*) FROM events WHERE uuid = '" + id("a") + "'"))
                .isEqualTo(0L);
    }

    @Test
    void close_afterARush_keepsAll() {
        write(RUSH, batch(1, List.of(person("ann", "1", 1)), List.of()));
        fixture.close();
        fixture = StoreFixture.open(folder);
        assertThat(fixture.store.writer().appliedVersion()).isEqualTo(1);
        assertThat(fixture.rows("SELECT properties FROM persons")).containsExactly(List.of("1"));
    }

    /** Writes the batch with those events and as many others as are lacking. */
    private void write(int count, WriteBatch changes, EventRow... events) {
        List<EventRow> all = new ArrayList<>(List.of(events));
        while (all.size() < count) {
            all.add(event("other " + sent++, "other", NOON, "zoe", "{}"));
        }
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                changes.version(),
                                all,
                                changes.persons(),
                                changes.distinctIds(),
                                changes.groups(),
                                changes.merges()));
    }

    /** Those persons, each under its name, a group, and merges. */
    private static WriteBatch batch(
            long version, List<PersonRow> persons, List<PersonMerge> merges) {
        List<DistinctIdRow> ids = new ArrayList<>();
        persons.forEach(person ->
                ids.add(
                        new DistinctIdRow(
                                1,
                                person.personId().toString(),
                                person.personId(),
                                version,
                                false)));
        List<GroupRow> groups = List.of(new GroupRow(1, 0, "acme", NOON, "{}", version));
        return new WriteBatch(version, List.of(), persons, ids, groups, merges);
    }

    private static PersonRow person(String name, String properties, long version) {
        return new PersonRow(1, id("person of " + name), NOON, true, properties, version, false);
    }

    private static PersonMerge merge(String from, String into) {
        return new PersonMerge(1, id("person of " + from), id("person of " + into), NOON);
    }
}
