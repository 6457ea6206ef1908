package dev.hedgerow.store.duckdb;

import static dev.hedgerow.store.duckdb.StoreFixture.NOON;
import static dev.hedgerow.store.duckdb.StoreFixture.event;
import static dev.hedgerow.store.duckdb.StoreFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.store.DistinctIdRow;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.PersonMerge;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbEventWriterTest {

    @TempDir private Path folder;
    private StoreFixture fixture;

    @BeforeEach
    void open() {
        fixture = StoreFixture.open(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void write_event_storesEveryColumn() {
        fixture.write(
                new EventRow(
                        7,
                        id("e"),
                        true,
                        "buy",
                        NOON.plusNanos(123_456_789),
                        "ann",
                        id("p"),
                        true,
                        NOON,
                        "a:href",
                        Arrays.asList("acme", null, "eu"),
                        "{\"$browser\":\"Chrome\",\"$session_id\":\"s1\",\"utm_campaign\":\"x\"}"));
        assertThat(
                        fixture.rows(
                                """
                                SELECT project_id, uuid, event, "timestamp", distinct_id, person_id, personless, created_at,
                                elements_chain, session_id, group_0, group_1, group_2, group_4, "p_$browser", "p_utm_campaign", "p_$os"
                                FROM events
                                """))
                .containsExactly(
                        Arrays.asList(
                                7L,
                                id("e"),
                                "buy",
                                LocalDateTime.parse("2026-03-08T12:00:00.123456"),
                                "ann",
                                id("p"),
                                true,
                                LocalDateTime.parse("2026-03-08T12:00:00"),
                                "a:href",
                                "s1",
                                "acme",
                                null,
                                "eu",
                                null,
                                "Chrome",
                                "x",
                                null));
    }

    @Test
    void write_emptySessionId_isNoSession() {
        fixture.write(event("e", "{\"$session_id\":\"\"}"));
        assertThat(fixture.value("SELECT session_id FROM events")).isNull();
    }

    @Test
    void write_promotedColumns_holdWhatExtractionGives() {
        fixture.write(
                event("1", "{\"$os\":\"Mac\",\"$browser\":\"a\\u00e9\\n\"}"),
                event("2", "{\"$os\":[1, 2.50],\"$browser\":1e3}"),
                event("3", "{\"$os\":{\"a\" : null},\"$browser\":null,\"utm_campaign\":\"after\"}"),
                event("4", "{\"$os\":\"\\ud83d\\ude00\",\"$browser\":true}"),
                event("5", "{}"));
        String differing =
                fixture.store.physicalSchema().current().of("events").stream()
                        .filter(promoted -> !promoted.column().equals("session_id"))
                        .map(promoted ->
                                PropertyPaths.identifier(promoted.column())
                                        + " IS DISTINCT FROM "
                                        + PropertyPaths.extraction("properties", promoted.key()))
                        .reduce((a, b) -> a + " OR " + b)
                        .orElseThrow();
        assertThat(fixture.value("SELECT count(*) FROM events WHERE " + differing)).isEqualTo(0L);
        assertThat(
                        fixture.rows(
                                "SELECT \"p_$os\", \"p_utm_campaign\" FROM events WHERE uuid = $1",
                                id("3")))
                .containsExactly(List.of("{\"a\":null}", "after"));
    }

    @Test
    void write_repeatedEvents_areStoredOnce() {
        EventRow first = event("e1", "{}");
        fixture.write(first, event("e2", "{}"), first);
        fixture.write(first, event("e3", "{}"));
        fixture.write(first);
        assertThat(fixture.value("SELECT count(*) FROM events")).isEqualTo(3L);
    }

    @Test
    void write_repeatedEventsAfterReopening_areStoredOnce() {
        fixture.write(event("e1", "{}"), event("e2", "{}"));
        fixture.close();
        open();
        fixture.write(event("e1", "{}"), event("e3", "{}"));
        assertThat(fixture.value("SELECT count(*) FROM events")).isEqualTo(3L);
    }

    @Test
    void write_sameUuidButOtherEventOrPersonOrDay_isAnotherEvent() {
        fixture.write(event("e", "a", NOON, "ann", "{}"));
        fixture.write(
                event("e", "b", NOON, "ann", "{}"),
                event("e", "a", NOON, "bob", "{}"),
                event("e", "a", NOON.plus(Duration.ofDays(1)), "ann", "{}"),
                event("e", "a", NOON.plus(Duration.ofHours(11)), "ann", "{}"));
        assertThat(fixture.value("SELECT count(*) FROM events")).isEqualTo(4L);
    }

    @Test
    void write_brokenProperties_storesNothingAndTheNextBatchIsFine() {
        assertThatThrownBy(() ->
                        fixture.store
                                .writer()
                                .write(
                                        new WriteBatch(
                                                5,
                                                List.of(
                                                        event("good", "{}"),
                                                        event("bad", "{\"$os\":tru")),
                                                List.of(person("p", 5, "{}")),
                                                List.of(),
                                                List.of(),
                                                List.of())))
                .isInstanceOf(StoreException.class);
        assertThat(fixture.value("SELECT count(*) FROM events")).isEqualTo(0L);
        fixture.write(event("good", "{}"), event("other", "{\"$os\":[1]}"));
        assertThat(fixture.value("SELECT count(*) FROM events")).isEqualTo(2L);
        assertThat(fixture.value("SELECT count(*) FROM persons")).isEqualTo(0L);
        assertThat(fixture.store.writer().appliedVersion()).isEqualTo(0);
    }

    @Test
    void write_persons_replacesOlderVersionsOnly() {
        writePersons(
                3,
                person("a", 1, "{\"n\":1}"),
                person("a", 3, "{\"n\":3}"),
                person("a", 2, "{\"n\":2}"));
        writePersons(3, person("a", 2, "{\"n\":2}"), person("b", 3, "{}"));
        assertThat(
                        fixture.rows(
                                "SELECT properties, version FROM persons ORDER BY version, properties"))
                .containsExactly(List.of("{\"n\":3}", 3L), List.of("{}", 3L));
        assertThat(fixture.store.writer().appliedVersion()).isEqualTo(3);
    }

    @Test
    void write_deletedPerson_isGoneUnlessNewer() {
        writePersons(4, person("a", 1, "{}"), person("b", 4, "{}"));
        writePersons(4, deleted("a", 2), deleted("b", 3));
        assertThat(fixture.rows("SELECT person_id FROM persons")).containsExactly(List.of(id("b")));
    }

    @Test
    void write_distinctIdsAndGroups_replaceByVersion() {
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                1,
                                List.of(),
                                List.of(),
                                List.of(
                                        new DistinctIdRow(1, "d", id("a"), 1, false),
                                        new DistinctIdRow(1, "x", id("a"), 1, false)),
                                List.of(new GroupRow(1, 0, "acme", NOON, "{\"n\":1}", 1)),
                                List.of()));
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                2,
                                List.of(),
                                List.of(),
                                List.of(
                                        new DistinctIdRow(1, "d", id("b"), 2, false),
                                        new DistinctIdRow(1, "x", id("a"), 2, true)),
                                List.of(
                                        new GroupRow(1, 0, "acme", NOON, "{\"n\":2}", 2),
                                        new GroupRow(1, 1, "acme", NOON, "{}", 2)),
                                List.of()));
        assertThat(fixture.rows("SELECT distinct_id, person_id FROM person_distinct_ids"))
                .containsExactly(List.of("d", id("b")));
        assertThat(fixture.rows("SELECT type_index, properties FROM groups ORDER BY type_index"))
                .containsExactly(List.of(0L, "{\"n\":2}"), List.of(1L, "{}"));
    }

    @Test
    void write_merges_moveEventsOfTheBatchAndBefore() {
        fixture.write(
                event("old", "e", NOON.minus(Duration.ofDays(3)), "anon", "{}"),
                event("other", "e", NOON, "bob", "{}"));
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                1,
                                List.of(event("new", "e", NOON, "anon", "{}")),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(
                                        new PersonMerge(
                                                1,
                                                id("person of anon"),
                                                id("mid"),
                                                NOON.minus(Duration.ofDays(3))),
                                        new PersonMerge(1, id("mid"), id("ann"), NOON),
                                        new PersonMerge(2, id("person of bob"), id("ann"), NOON))));
        assertThat(fixture.rows("SELECT distinct_id, person_id FROM events ORDER BY 1, 2"))
                .containsExactly(
                        List.of("anon", id("ann")),
                        List.of("anon", id("ann")),
                        List.of("bob", id("person of bob")));
    }

    @Test
    void write_manySmallBatches_areAllThere() {
        List<EventRow> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            batch.clear();
            for (int j = 0; j < 5; j++) {
                batch.add(
                        event(
                                "e" + i + "-" + j,
                                "e",
                                NOON.plusSeconds(i * 3600L),
                                "ann",
                                "{\"i\":" + i + "}"));
            }
            fixture.store.writer().write(WriteBatch.ofEvents(batch));
        }
        assertThat(fixture.value("SELECT count(*) FROM events")).isEqualTo(1000L);
    }

    private void writePersons(long version, PersonRow... persons) {
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                version,
                                List.of(),
                                List.of(persons),
                                List.of(),
                                List.of(),
                                List.of()));
    }

    private static PersonRow person(String name, long version, String properties) {
        return new PersonRow(1, id(name), NOON, false, properties, version, false);
    }

    private static PersonRow deleted(String name, long version) {
        return new PersonRow(1, id(name), NOON, false, "{}", version, true);
    }
}
