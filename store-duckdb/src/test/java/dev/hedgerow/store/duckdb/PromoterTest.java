package dev.hedgerow.store.duckdb;

import static dev.hedgerow.store.duckdb.StoreFixture.NOON;
import static dev.hedgerow.store.duckdb.StoreFixture.event;
import static dev.hedgerow.store.duckdb.StoreFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.GroupRow;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PromoterTest {

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
    void promotedColumn_startingKeys_areThere() {
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "$browser"))
                .contains("p_$browser");
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "$session_id"))
                .contains("session_id");
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "plan")).isEmpty();
        assertThat(fixture.store.physicalSchema().promotedColumn("persons", "$browser")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "a\"b'c", "with space", "", "*", "a/b~c", "é", "x.y", "$.z"})
    void promote_anyKey_fillsOldAndNewRows(String key) {
        String quoted = "\"" + key.replace("\"", "\\\"") + "\"";
        fixture.write(
                event("1", "{" + quoted + ":\"old\"}"),
                event("2", "{" + quoted + ":[1, 2.0]}"),
                event("3", "{\"other\":1}"));
        assertThat(fixture.store.promoter().promote("events", key)).isTrue();
        fixture.write(
                event("4", "{" + quoted + ":\"new\"}"),
                event("5", "{" + quoted + ":1e2}"),
                event("6", "{" + quoted + ":null}"));
        String column =
                PropertyPaths.identifier(
                        fixture.store.physicalSchema().promotedColumn("events", key).orElseThrow());
        assertThat(fixture.rows("SELECT " + column + " FROM events ORDER BY uuid"))
                .containsExactlyElementsOf(
                        fixture.rows(
                                "SELECT "
                                        + PropertyPaths.extraction("properties", key)
                                        + " FROM events ORDER BY uuid"));
        assertThat(fixture.value("SELECT count(" + column + ") FROM events")).isEqualTo(4L);
    }

    @Test
    void canPromote_whatColumnsCanBeNamedAfter() {
        assertThat(Promoter.canPromote(new PropertyUse("events", "plan"))).isTrue();
        assertThat(Promoter.canPromote(new PropertyUse("sessions", "plan"))).isFalse();
        assertThat(Promoter.canPromote(new PropertyUse("events", "p".repeat(201)))).isFalse();
        assertThat(Promoter.canPromote(new PropertyUse("events", "a\0b"))).isFalse();
    }

    @Test
    void promote_keysThatDifferByCase_getColumnsOfTheirOwn() {
        fixture.write(event("1", "{\"plan\":\"a\",\"Plan\":\"b\"}"));
        fixture.store.promoter().promote("events", "plan");
        fixture.store.promoter().promote("events", "Plan");
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "plan"))
                .contains("p_plan");
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "Plan"))
                .contains("p_Plan_2");
        fixture.write(event("2", "{\"plan\":\"a\",\"Plan\":\"b\"}"));
        assertThat(fixture.rows("SELECT \"p_plan\", \"p_Plan_2\" FROM events"))
                .containsExactly(List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void promote_personsAndGroups_fillAtUpsert() {
        writeEntities(1, "{\"plan\":\"old\"}");
        assertThat(fixture.store.promoter().promote("persons", "plan")).isTrue();
        assertThat(fixture.store.promoter().promote("groups", "plan")).isTrue();
        assertThat(fixture.value("SELECT \"p_plan\" FROM persons")).isEqualTo("old");
        writeEntities(2, "{\"plan\":\"new\"}");
        assertThat(fixture.value("SELECT \"p_plan\" FROM persons")).isEqualTo("new");
        assertThat(fixture.value("SELECT \"p_plan\" FROM groups")).isEqualTo("new");
        writeEntities(3, "{}");
        assertThat(fixture.value("SELECT \"p_plan\" FROM persons")).isNull();
    }

    @Test
    void promote_survivesReopening() {
        fixture.write(event("1", "{\"plan\":\"a\"}"));
        fixture.store.promoter().promote("events", "plan");
        fixture.close();
        open();
        fixture.write(event("2", "{\"plan\":\"b\"}"));
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "plan"))
                .contains("p_plan");
        assertThat(fixture.rows("SELECT \"p_plan\" FROM events ORDER BY 1"))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void promote_interrupted_isUnfinishedAndCarriesOn() throws Exception {
        fixture.write(event("1", "{\"plan\":\"a\"}"));
        fixture.store.promoter().promote("events", "plan");
        fixture.close();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve("events.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE promoted_properties SET state = 'filling' WHERE \"key\" = 'plan'");
            statement.execute("UPDATE events SET \"p_plan\" = NULL");
        }
        open();
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "plan")).isEmpty();
        assertThat(fixture.store.promoter().unfinished())
                .containsExactly(new PropertyUse("events", "plan"));
        fixture.store.promoter().promote("events", "plan");
        assertThat(fixture.value("SELECT \"p_plan\" FROM events")).isEqualTo("a");
    }

    /** A query asks for the column the way a compiler would, while it appears and rows come in. */
    @Test
    void promote_whileOthersWriteAndRead_changesNoAnswer() throws Exception {
        for (int batch = 0; batch < 20; batch++) {
            fixture.store.writer().write(WriteBatch.ofEvents(events("before" + batch, 10_000)));
        }
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger batches = new AtomicInteger(20);
        Thread writer =
                new Thread(() -> {
                    while (!done.get()) {
                        int batch = batches.get();
                        fixture.store
                                .writer()
                                .write(WriteBatch.ofEvents(events("during" + batch, 1_000)));
                        batches.incrementAndGet();
                    }
                });
        writer.start();
        Thread promoter = new Thread(() -> fixture.store.promoter().promote("events", "plan"));
        promoter.start();
        int checks = 0;
        while (promoter.isAlive() || checks < 5) {
            assertColumnAgrees();
            checks++;
        }
        done.set(true);
        writer.join();
        promoter.join();
        assertColumnAgrees();
        assertThat(fixture.store.physicalSchema().promotedColumn("events", "plan")).isPresent();
        assertThat(fixture.value("SELECT count(*) FROM events"))
                .isEqualTo(200_000L + 1_000L * (batches.get() - 20));
    }

    private void assertColumnAgrees() {
        String fromJson = PropertyPaths.extraction("properties", "plan");
        String read =
                fixture.store
                        .physicalSchema()
                        .promotedColumn("events", "plan")
                        .map(PropertyPaths::identifier)
                        .orElse(fromJson);
        assertThat(
                        fixture.value(
                                "SELECT count(*) FROM events WHERE %s IS DISTINCT FROM %s"
                                        .formatted(read, fromJson)))
                .isEqualTo(0L);
    }

    private static List<EventRow> events(String batch, int count) {
        List<EventRow> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String properties =
                    switch (i % 4) {
                        case 0 -> "{\"plan\":\"p" + i % 7 + "\"}";
                        case 1 -> "{\"plan\":{\"n\": " + i + "}}";
                        case 2 -> "{\"plan\":" + i + ".50}";
                        default -> "{\"i\":" + i + "}";
                    };
            events.add(event(batch + "-" + i, "e", NOON.plusSeconds(i), "ann", properties));
        }
        return events;
    }

    private void writeEntities(long version, String properties) {
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                version,
                                List.of(),
                                List.of(
                                        new PersonRow(
                                                1,
                                                id("p"),
                                                NOON,
                                                false,
                                                properties,
                                                version,
                                                false)),
                                List.of(),
                                List.of(new GroupRow(1, 0, "g", NOON, properties, version)),
                                List.of()));
    }
}
