package dev.hedgerow.store.duckdb;

import dev.hedgerow.hogql.catalog.PhysicalSchema;
import dev.hedgerow.store.duckdb.PromotedProperties.Promoted;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The promoted columns of the open file, as they are now. Thread-safe. */
public final class DuckDbPhysicalSchema implements PhysicalSchema {

    private volatile PromotedProperties current = new PromotedProperties(List.of());

    DuckDbPhysicalSchema() {}

    @Override
    public Optional<String> promotedColumn(String table, String propertyKey) {
        return current.readyColumn(table, propertyKey);
    }

    PromotedProperties current() {
        return current;
    }

    /** Makes a new state of the registry, which has been committed, the one that everybody sees. */
    void show(PromotedProperties promoted) {
        current = promoted;
    }

    static PromotedProperties read(Connection connection) throws SQLException {
        List<Promoted> promoted = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT table_name, "key", column_name, state = 'ready'
                                FROM promoted_properties JOIN duckdb_columns() USING (table_name, column_name)
                                ORDER BY table_name, column_index
                                """)) {
            while (rows.next()) {
                promoted.add(
                        new Promoted(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getBoolean(4)));
            }
        }
        return new PromotedProperties(promoted);
    }
}
