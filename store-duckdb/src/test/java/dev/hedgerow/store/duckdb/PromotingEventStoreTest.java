package dev.hedgerow.store.duckdb;

import static dev.hedgerow.store.duckdb.StoreFixture.NOON;
import static dev.hedgerow.store.duckdb.StoreFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.HandEdits;
import dev.hedgerow.store.PersonRow;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
final class PromotingEventStoreTest {

    private static final int USES = 3;
    private static final QueryBudget BUDGET = QueryBudget.of(Duration.ofSeconds(30), 10_000);
    private static final String SEES = "select key, state from system.promoted_properties";

    @TempDir private Path folder;
    private StoreFixture fixture;
    private PromotingEventStore store;
    private final HogqlCompiler compiler = new HogqlCompiler();

    @BeforeEach
    void open() {
        fixture = StoreFixture.open(folder);
        store = PromotingEventStore.start(fixture.store, USES);
    }

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    @Test
    void run_propertyAskedForOften_getsAColumn() {
        fixture.write(event("1", "{\"plan\":\"pro\",\"seats\":3}"));
        for (int i = 1; i < USES; i++) {
            rows(1, "select count() from events where properties.plan = 'pro'");
        }
        rows(1, "select sum(toFloat(properties.seats)) from events");
        assertThat(isPromoted("events", "plan")).isFalse();
        rows(1, "select properties.plan, count() from events group by 1");
        awaitPromoted("events", "plan");
        assertThat(isPromoted("events", "seats")).isFalse();
        assertThat(fixture.rows("SELECT p_plan FROM events")).containsExactly(List.of("pro"));
    }

    @Test
    void run_personPropertyAskedForOften_getsAColumn() {
        fixture.write(event("1", "{}"));
        fixture.store
                .writer()
                .write(
                        new WriteBatch(
                                1,
                                List.of(),
                                List.of(
                                        new PersonRow(
                                                1,
                                                StoreFixture.id("person of ann"),
                                                NOON,
                                                true,
                                                "{\"plan\":\"pro\"}",
                                                1,
                                                false)),
                                List.of(),
                                List.of(),
                                List.of(),
                                HandEdits.NONE,
                                0));
        String query = "select person.properties.plan, count() from events group by 1";
        List<List<@Nullable Object>> before = rows(1, query);
        for (int i = 1; i < USES; i++) {
            rows(1, query);
        }
        awaitPromoted("persons", "plan");
        assertThat(rows(1, query)).isEqualTo(before).containsExactly(List.of("pro", 1L));
    }

    /** Every kind of value, asked for in every way, while the column appears and rows come in. */
    @Test
    void run_whileAColumnAppears_answersTheSame() {
        fixture.store.writer().write(WriteBatch.ofEvents(events(150_000)));
        List<String> queries =
                List.of(
                        "select count() from events where properties.plan = 'p3'",
                        "select properties.plan as v, count() from events where event = 'old' group by v order by count() desc, v limit 20",
                        "select count(), count(properties.plan), uniq(properties.plan) from events where event = 'old'",
                        "select sum(toFloat(properties.plan)) from events where event = 'old'",
                        "select count() from events where properties.plan is null and event = 'old'",
                        "select JSONExtractInt(properties, 'plan', 'n') as n, count() from events where event = 'old' group by n order by n limit 5");
        List<List<List<@Nullable Object>>> before = new ArrayList<>();
        queries.forEach(query -> before.add(rows(1, query)));
        int written = 0;
        boolean promoted = false;
        for (int round = 0; round < USES || !promoted; round++) {
            promoted = isPromoted("events", "plan");
            for (int i = 0; i < queries.size(); i++) {
                assertThat(rows(1, queries.get(i))).as(queries.get(i)).isEqualTo(before.get(i));
            }
            fixture.write(event("new" + written++, "new", NOON, "bob", "{\"plan\":\"fresh\"}"));
        }
        assertThat(rows(1, "select count() from events where properties.plan = 'fresh'"))
                .containsExactly(List.of((long) written));
    }

    @Test
    void promotedProperties_showAProjectItsOwnAndThoseFromTheStart() {
        fixture.write(
                event("1", "{\"secret\":\"x\"}"),
                new EventRow(
                        2,
                        StoreFixture.id("2"),
                        true,
                        "e",
                        NOON,
                        "bob",
                        StoreFixture.id("bob"),
                        false,
                        NOON,
                        "",
                        List.of(),
                        "{}"));
        for (int i = 0; i < USES; i++) {
            rows(1, "select properties.secret from events");
        }
        awaitPromoted("events", "secret");
        assertThat(rows(1, SEES)).contains(List.of("secret", "ready"), List.of("$os", "ready"));
        assertThat(rows(2, SEES))
                .contains(List.of("$os", "ready"))
                .doesNotContain(List.of("secret", "ready"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "a\"b", "a\\b", "a/b~c", "x.y", "$.z", "0", "it's", "é"})
    void run_oddKeys_answerTheSameFromTheColumn(String key) {
        String json = "{\"other\":0,\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\":7}";
        fixture.write(event("1", json), event("2", "{}"));
        String query =
                "select properties['%s'] as v, count() from events group by v order by v"
                        .formatted(key.replace("\\", "\\\\").replace("'", "\\'"));
        List<List<@Nullable Object>> before = rows(1, query);
        assertThat(before).contains(List.of("7", 1L));
        for (int i = 1; i < USES; i++) {
            rows(1, query);
        }
        awaitPromoted("events", key);
        assertThat(rows(1, query)).isEqualTo(before);
    }

    @Test
    void start_promotionThatWasInterrupted_carriesOn() throws SQLException {
        fixture.write(event("1", "{\"plan\":\"pro\"}"));
        fixture.store.promoter().promote("events", "plan");
        close();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve("events.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE promoted_properties SET state = 'filling' WHERE \"key\" = 'plan'");
            statement.execute("UPDATE events SET p_plan = NULL");
        }
        open();
        awaitPromoted("events", "plan");
        assertThat(fixture.value("SELECT p_plan FROM events")).isEqualTo("pro");
    }

    @Test
    void promote_interruptedThread_leavesItUnfinished() {
        fixture.write(event("1", "{\"plan\":\"pro\"}"));
        Thread.currentThread().interrupt();
        assertThat(fixture.store.promoter().promote("events", "plan")).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.store.promoter().unfinished())
                .containsExactly(new PropertyUse("events", "plan"));
    }

    private static List<EventRow> events(int count) {
        List<EventRow> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String properties =
                    switch (i % 5) {
                        case 0 -> "{\"plan\":\"p" + i % 7 + "\"}";
                        case 1 -> "{\"plan\":{\"n\": " + i % 3 + "}}";
                        case 2 -> "{\"plan\":" + i % 11 + ".50}";
                        case 3 -> "{\"plan\":null}";
                        default -> "{\"i\":" + i + "}";
                    };
            events.add(event("e" + i, "old", NOON.plusSeconds(i % 5000), "ann", properties));
        }
        return events;
    }

    private List<List<@Nullable Object>> rows(long project, String hogql) {
        CompiledQuery query =
                compiler.compile(
                        HogqlParser.parseQuery(hogql),
                        CompileContext.of(project, NOON)
                                .withPhysical(fixture.store.physicalSchema()));
        return store.run(query, BUDGET).rows();
    }

    private boolean isPromoted(String table, String key) {
        return fixture.store.physicalSchema().promotedColumn(table, key).isPresent();
    }

    private void awaitPromoted(String table, String key) {
        while (!isPromoted(table, key)) {
            Thread.onSpinWait();
        }
    }
}
