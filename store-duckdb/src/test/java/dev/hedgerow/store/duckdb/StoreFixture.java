package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store in a folder, read by plain SQL, and rows whose ids derive from names. */
final class StoreFixture implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
    static final QueryBudget BUDGET = QueryBudget.of(Duration.ofSeconds(30), 1_000_000);

    final DuckDbEventStore store;

    private StoreFixture(DuckDbEventStore store) {
        this.store = store;
    }

    static StoreFixture open(Path folder) {
        return open(new DuckDbSettings(folder.resolve("events.duckdb"), 1L << 29, 2, 2, 1L << 26));
    }

    static StoreFixture open(DuckDbSettings settings) {
        return new StoreFixture(DuckDbEventStore.open(settings, List.of()));
    }

    /** All rows of a query. */
    List<List<@Nullable Object>> rows(String sql, Object... parameters) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        store.queries().run(sql, List.of(parameters), BUDGET, row -> rows.add(row.values()));
        return rows;
    }

    /** The one value of a query. */
    @Nullable Object value(String sql) {
        return rows(sql).getFirst().getFirst();
    }

    void write(EventRow... events) {
        store.writer().write(WriteBatch.ofEvents(List.of(events)));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static EventRow event(
            String uuid, String name, Instant at, String distinctId, String properties) {
        return new EventRow(
                1,
                id(uuid),
                true,
                name,
                at,
                distinctId,
                id("person of " + distinctId),
                false,
                NOON,
                "",
                List.of(),
                properties);
    }

    static EventRow event(String uuid, String properties) {
        return event(uuid, "$pageview", NOON, "ann", properties);
    }

    @Override
    public void close() {
        store.close();
    }
}
