package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.PersonErasure;
import dev.hedgerow.store.PersonSplit;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * Moves and deletes events of persons whom somebody edited; a statement each, since people edit
 * few.
 */
final class PersonEdits {

    private PersonEdits() {}

    static void split(DuckDBConnection connection, List<PersonSplit> splits) throws SQLException {
        if (splits.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE events SET person_id = ?::UUID
                        WHERE project_id = ? AND person_id = ?::UUID AND distinct_id = ? AND "timestamp" >= ?
                        """)) {
            for (PersonSplit split : splits) {
                update.setString(1, split.into().toString());
                update.setLong(2, split.projectId());
                update.setString(3, split.from().toString());
                update.setString(4, split.distinctId());
                update.setObject(5, LocalDateTime.ofInstant(split.oldestEvent(), ZoneOffset.UTC));
                update.executeUpdate();
            }
        }
    }

    static void erase(DuckDBConnection connection, List<PersonErasure> erasures)
            throws SQLException {
        if (erasures.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM events WHERE project_id = ? AND person_id = ?::UUID")) {
            for (PersonErasure erasure : erasures) {
                delete.setLong(1, erasure.projectId());
                delete.setString(2, erasure.personId().toString());
                delete.executeUpdate();
            }
        }
    }
}
