package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.EventWriter;
import dev.hedgerow.store.HandEdits;
import dev.hedgerow.store.WriteBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * Writes batches through the one {@link WriteConnection}. In a rush of events what they say about
 * persons and groups is gathered and written once a second, or before the next query; a crash in
 * between loses nothing, since the metadata has it and {@link #appliedVersion} tells.
 */
final class DuckDbEventWriter implements EventWriter, AutoCloseable {

    /** Up to about 90 MB. */
    private static final int FINGERPRINTS = 8_000_000;

    /** A batch of so many events is one of a rush. */
    private static final int RUSH_EVENTS = 1_000;

    // About 50 ms of work.
    private static final int PENDING_ROWS = 4_000;
    private static final long PENDING_NANOS = 1_000_000_000;

    // In store_state.
    private static final String APPLIED_VERSION = "applied_version";
    private static final String APPLIED_POSITION = "applied_position";

    private final WriteConnection connection;
    private final OnceFilter once = new OnceFilter(FINGERPRINTS);
    private final EventAppender events;
    private final EntityUpserts entities;
    private volatile State state = new State(0, 0, PendingChanges.NONE);
    private State next = state; // Of the transaction under way, under the connection's lock.
    private volatile long lastWrite = System.nanoTime();

    /** What the last commit left. */
    private record State(long appliedVersion, long appliedPosition, PendingChanges pending) {}

    @FunctionalInterface
    private interface Step {
        /** Works within the transaction, and tells what holds once it is committed. */
        State run(DuckDBConnection duck) throws SQLException;
    }

    DuckDbEventWriter(WriteConnection connection, DuckDbPhysicalSchema schema) {
        this.connection = connection;
        this.events = new EventAppender(schema);
        this.entities = new EntityUpserts(schema);
        connection.inTransaction(this::prepare);
    }

    private void prepare(DuckDBConnection duck) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(
                    """
                    CREATE TEMP TABLE staged_json (row_number BIGINT, properties VARCHAR);
                    CREATE TEMP TABLE staged_uuids (uuid UUID);
                    CREATE TEMP TABLE staged_merges (project_id BIGINT, from_id UUID, into_id UUID, oldest TIMESTAMP);
                    CREATE TEMP TABLE staged_persons (
                        project_id BIGINT, person_id UUID, created_at TIMESTAMP, is_identified BOOLEAN,
                        properties VARCHAR, version BIGINT, deleted BOOLEAN);
                    CREATE TEMP TABLE staged_person_distinct_ids (
                        project_id BIGINT, distinct_id VARCHAR, person_id UUID, version BIGINT, deleted BOOLEAN);
                    CREATE TEMP TABLE staged_groups (
                        project_id BIGINT, type_index INTEGER, "key" VARCHAR, created_at TIMESTAMP,
                        properties VARCHAR, version BIGINT, deleted BOOLEAN);
                    CREATE TEMP TABLE staged_static_cohort_people (
                        project_id BIGINT, cohort_id BIGINT, person_id UUID, version BIGINT, deleted BOOLEAN);
                    """);
            state =
                    new State(
                            stored(statement, APPLIED_VERSION),
                            stored(statement, APPLIED_POSITION),
                            PendingChanges.NONE);
        }
    }

    private static long stored(Statement statement, String name) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery(
                        "SELECT value FROM store_state WHERE name = '%s'".formatted(name))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void store(String name, long value) throws SQLException {
        connection.execute(
                "INSERT OR REPLACE INTO store_state VALUES ('%s', %d)".formatted(name, value));
    }

    @Override
    public void write(WriteBatch batch) {
        inTransaction(duck -> {
            events.append(duck, once.unstored(duck, batch.events()));
            PendingChanges changes = state.pending().with(batch);
            long position = Math.max(state.appliedPosition(), batch.position());
            if (position > state.appliedPosition()) {
                store(APPLIED_POSITION, position);
            }
            return mayWait(batch, changes)
                    ? new State(state.appliedVersion(), position, changes)
                    : apply(duck, changes, position);
        });
        lastWrite = System.nanoTime();
    }

    /**
     * Writes what waits, so that a query that begins now sees all of every batch. Returns at once
     * when nothing does, which is always so unless events come by the thousand.
     */
    void settle() {
        if (!state.pending().isEmpty()) {
            inTransaction(duck -> apply(duck, state.pending(), state.appliedPosition()));
        }
    }

    /** Only in a rush of events are other rows gathered; what people do by hand never waits. */
    private static boolean mayWait(WriteBatch batch, PendingChanges changes) {
        return batch.events().size() >= RUSH_EVENTS
                && batch.edits().equals(HandEdits.NONE)
                && changes.size() < PENDING_ROWS
                && changes.ageNanos() < PENDING_NANOS;
    }

    private State apply(DuckDBConnection duck, PendingChanges changes, long position)
            throws SQLException {
        changes.apply(duck, entities);
        long version = Math.max(state.appliedVersion(), changes.version());
        if (version > state.appliedVersion()) {
            store(APPLIED_VERSION, version);
        }
        return new State(version, position, PendingChanges.NONE);
    }

    private void inTransaction(Step step) {
        connection.inTransaction(duck -> next = step.run(duck), () -> state = next);
    }

    @Override
    public long appliedVersion() {
        return state.appliedVersion();
    }

    @Override
    public long appliedPosition() {
        return state.appliedPosition();
    }

    /** Writes what waits, and lets go of what it holds of the connection, which stays open. */
    @Override
    public void close() {
        settle();
        connection.inTransaction(_ -> entities.close());
    }

    /** For how long nothing has been written. */
    long idleMillis() {
        return (System.nanoTime() - lastWrite) / 1_000_000;
    }
}
