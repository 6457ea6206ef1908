package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.EventWriter;
import dev.hedgerow.store.WriteBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** Writes batches through the one {@link WriteConnection}. */
final class DuckDbEventWriter implements EventWriter, AutoCloseable {

    /** Up to about 90 MB. */
    private static final int FINGERPRINTS = 8_000_000;

    private final WriteConnection connection;
    private final OnceFilter once = new OnceFilter(FINGERPRINTS);
    private final EventAppender events;
    private final EntityUpserts entities;
    private volatile long appliedVersion;
    private volatile long lastWrite = System.nanoTime();

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
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT value FROM store_state WHERE name = 'applied_version'")) {
                rows.next();
                appliedVersion = rows.getLong(1);
            }
        }
    }

    @Override
    public void write(WriteBatch batch) {
        connection.inTransaction(
                duck -> {
                    events.append(duck, once.unstored(duck, batch.events()));
                    entities.persons(duck, batch.persons());
                    entities.distinctIds(duck, batch.distinctIds());
                    entities.groups(duck, batch.groups());
                    PersonMerges.apply(duck, batch.merges());
                    entities.members(duck, batch.edits().members());
                    PersonEdits.split(duck, batch.edits().splits());
                    PersonEdits.erase(duck, batch.edits().erasures());
                    if (batch.version() > appliedVersion) {
                        connection.execute(
                                "UPDATE store_state SET value = "
                                        + batch.version()
                                        + " WHERE name = 'applied_version'");
                    }
                },
                () -> appliedVersion = Math.max(appliedVersion, batch.version()));
        lastWrite = System.nanoTime();
    }

    @Override
    public long appliedVersion() {
        return appliedVersion;
    }

    /** Lets go of what it holds of the connection, which stays open. */
    @Override
    public void close() {
        connection.inTransaction(_ -> entities.close());
    }

    /** For how long nothing has been written. */
    long idleMillis() {
        return (System.nanoTime() - lastWrite) / 1_000_000;
    }
}
