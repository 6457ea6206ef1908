package dev.hedgerow.metadata.persons;

import dev.hedgerow.metadata.Chunks;
import dev.hedgerow.metadata.ColumnTypes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The statements of {@link PersonDao} that each batch of events runs for many rows, by plain JDBC:
 * binding and mapping a row by reflection takes longer than SQLite does.
 */
final class PersonStatements {

    private static final String UPSERT_PERSON =
            """
            INSERT INTO persons
                (project_id, person_id, created_at, is_identified, properties, version, oldest_event_at, deleted)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (project_id, person_id) DO UPDATE
            SET created_at = excluded.created_at, is_identified = excluded.is_identified,
                properties = excluded.properties, version = excluded.version, deleted = excluded.deleted,
                oldest_event_at = CASE WHEN excluded.oldest_event_at < persons.oldest_event_at
                                       THEN excluded.oldest_event_at ELSE persons.oldest_event_at END
            """;

    private static final String UPSERT_DISTINCT_ID =
            """
            INSERT INTO person_distinct_ids (project_id, distinct_id, person_id, version, deleted)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (project_id, distinct_id) DO UPDATE
            SET person_id = excluded.person_id, version = excluded.version, deleted = excluded.deleted
            """;

    private final Connection connection;

    PersonStatements(Connection connection) {
        this.connection = connection;
    }

    void upsertPersons(Collection<PersonIdentity> persons) {
        run(
                UPSERT_PERSON,
                statement -> {
                    for (PersonIdentity person : persons) {
                        statement.setLong(1, person.projectId());
                        statement.setString(2, person.personId().toString());
                        statement.setLong(3, ColumnTypes.micros(person.createdAt()));
                        statement.setBoolean(4, person.isIdentified());
                        statement.setString(5, person.properties());
                        statement.setLong(6, person.version());
                        statement.setLong(7, ColumnTypes.micros(person.oldestEventAt()));
                        statement.setBoolean(8, person.deleted());
                        statement.addBatch();
                    }
                    statement.executeBatch();
                });
    }

    void upsertDistinctIds(Collection<DistinctId> distinctIds) {
        run(
                UPSERT_DISTINCT_ID,
                statement -> {
                    for (DistinctId id : distinctIds) {
                        statement.setLong(1, id.projectId());
                        statement.setString(2, id.distinctId());
                        statement.setString(3, id.personId().toString());
                        statement.setLong(4, id.version());
                        statement.setBoolean(5, id.deleted());
                        statement.addBatch();
                    }
                    statement.executeBatch();
                });
    }

    Map<String, PersonIdentity> findByDistinctIds(long projectId, Collection<String> distinctIds) {
        Map<String, PersonIdentity> found = new HashMap<>();
        for (List<String> chunk : Chunks.of(distinctIds)) {
            String sql =
                    """
                    SELECT d.distinct_id, p.person_id, p.created_at, p.is_identified, p.properties, p.version,
                           p.oldest_event_at
                    FROM person_distinct_ids d
                    JOIN persons p ON p.project_id = d.project_id AND p.person_id = d.person_id
                    WHERE d.project_id = ? AND d.distinct_id IN (%s) AND d.deleted = FALSE AND p.deleted = FALSE
                    """
                            .formatted(String.join(", ", Collections.nCopies(chunk.size(), "?")));
            run(
                    sql,
                    statement -> {
                        statement.setLong(1, projectId);
                        for (int i = 0; i < chunk.size(); i++) {
                            statement.setString(i + 2, chunk.get(i));
                        }
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                found.put(rows.getString(1), person(projectId, rows));
                            }
                        }
                    });
        }
        return found;
    }

    private static PersonIdentity person(long projectId, ResultSet row) throws SQLException {
        return new PersonIdentity(
                projectId,
                UUID.fromString(row.getString(2)),
                ColumnTypes.instant(row.getLong(3)),
                row.getBoolean(4),
                row.getString(5),
                row.getLong(6),
                ColumnTypes.instant(row.getLong(7)),
                false);
    }

    private interface Work {
        void run(PreparedStatement statement) throws SQLException;
    }

    private void run(String sql, Work work) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("a statement about persons failed", e);
        }
    }
}
