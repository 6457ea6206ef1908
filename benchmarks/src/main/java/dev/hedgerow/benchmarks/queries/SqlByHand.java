package dev.hedgerow.benchmarks.queries;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/**
 * An answer that is one SQL query.
 *
 * @param sql its last column is what counts
 */
record SqlByHand(String sql) implements ByHand {
    @Override
    public double total(DuckDBConnection connection) throws SQLException {
        double total = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                total += rows.getDouble(last);
            }
        }
        return total;
    }
}
