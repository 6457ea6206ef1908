package dev.hedgerow.store.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/**
 * A connection that queries run on, with the statements that it ran last: preparing one takes the
 * engine about a millisecond, and charts ask the same SQL again and again with other dates. The
 * engine itself plans a statement anew when tables or what it assumed of their values have changed.
 * For one thread at a time.
 */
final class ReadConnection implements AutoCloseable {

    private static final int MOST_KEPT = 16;

    private final DuckDBConnection connection;
    private final Map<String, DuckDBPreparedStatement> kept = new LinkedHashMap<>();

    ReadConnection(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** A statement that nobody keeps, to be closed by the caller. */
    DuckDBPreparedStatement prepare(String sql) throws SQLException {
        return connection.prepare(sql);
    }

    /** A statement for the SQL, kept or new, until the loan is closed. */
    Loan lend(String sql) throws SQLException {
        DuckDBPreparedStatement statement = kept.remove(sql);
        return new Loan(sql, statement == null ? prepare(sql) : statement);
    }

    private void keep(String sql, DuckDBPreparedStatement statement) throws SQLException {
        kept.put(sql, statement);
        if (kept.size() > MOST_KEPT) {
            Iterator<DuckDBPreparedStatement> statements = kept.values().iterator();
            DuckDBPreparedStatement oldest = statements.next();
            statements.remove();
            oldest.close();
        }
    }

    /**
     * A statement in use. Closing it keeps the statement, or closes that, too, unless it ran well.
     */
    final class Loan implements AutoCloseable {
        private final String sql;
        private final DuckDBPreparedStatement statement;
        private boolean succeeded;

        private Loan(String sql, DuckDBPreparedStatement statement) {
            this.sql = sql;
            this.statement = statement;
        }

        DuckDBPreparedStatement statement() {
            return statement;
        }

        /** All its rows have been read. */
        void succeed() {
            succeeded = true;
        }

        @Override
        public void close() throws SQLException {
            if (succeeded) {
                keep(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            List<DuckDBPreparedStatement> all = new ArrayList<>(kept.values());
            kept.clear();
            for (DuckDBPreparedStatement statement : all) {
                statement.close();
            }
        }
    }
}
