package dev.hedgerow.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReadConnectionTest {
    private DuckDBConnection writer;
    private ReadConnection connection;

    @BeforeEach
    void open() throws SQLException {
        writer = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        connection = new ReadConnection(writer.duplicate());
        write("CREATE TABLE t (x INTEGER, y INTEGER)");
        write("INSERT INTO t SELECT i % 3, i % 4 FROM range(1000) AS r(i)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        writer.close();
    }

    @Test
    void lend_statementThatSucceeded_isTheSame() throws SQLException {
        DuckDBPreparedStatement first = lend("SELECT 1", true);
        assertThat(lend("SELECT 1", true)).isSameAs(first);
    }

    @Test
    void lend_statementThatFailed_isClosedAndAnother() throws SQLException {
        DuckDBPreparedStatement first = lend("SELECT 1", false);
        assertThat(first.isClosed()).isTrue();
        assertThat(lend("SELECT 1", true)).isNotSameAs(first);
    }

    @Test
    void lend_whileLent_isAnother() throws SQLException {
        try (ReadConnection.Loan one = connection.lend("SELECT 1");
                ReadConnection.Loan two = connection.lend("SELECT 1")) {
            assertThat(one.statement()).isNotSameAs(two.statement());
            one.succeed();
            two.succeed();
        }
    }

    @Test
    void lend_manyStatements_keepsTheLastUsed() throws SQLException {
        DuckDBPreparedStatement seldom = lend("SELECT 'seldom'", true);
        DuckDBPreparedStatement often = lend("SELECT 'often'", true);
        for (int i = 0; i < 100; i++) {
            lend("SELECT " + i, true);
            lend("SELECT 'often'", true);
        }
        assertThat(seldom.isClosed()).isTrue();
        assertThat(lend("SELECT 'often'", true)).isSameAs(often);
    }

    @Test
    void keptStatement_afterInserts_readsWhatItsFirstPlanRuledOut() throws SQLException {
        assertThat(value("SELECT count(*) FROM t WHERE x = $1", 5)).isEqualTo(0L);
        assertThat(value("SELECT count(*) FROM (SELECT y, count(*) FROM t GROUP BY y)"))
                .isEqualTo(4L);
        write("INSERT INTO t SELECT 5, 100000 + i FROM range(50000) AS r(i)");
        assertThat(value("SELECT count(*) FROM t WHERE x = $1", 5)).isEqualTo(50_000L);
        assertThat(value("SELECT count(*) FROM (SELECT y, count(*) FROM t GROUP BY y)"))
                .isEqualTo(50_004L);
    }

    @Test
    void keptStatement_afterColumnsCameAndWent_runs() throws SQLException {
        String sql = "SELECT max(s) FROM (SELECT * FROM t) AS s WHERE s.x = 0 AND s.y = 0";
        assertThat(value(sql)).hasToString("{x=0, y=0}");
        write("ALTER TABLE t ADD COLUMN z INTEGER DEFAULT 7");
        assertThat(value(sql)).hasToString("{x=0, y=0, z=7}");
        write("ALTER TABLE t DROP COLUMN y");
        assertThat(value("SELECT max(s) FROM (SELECT * FROM t) AS s WHERE s.x = 0"))
                .hasToString("{x=0, z=7}");
    }

    @Test
    void keptStatement_parametersOfOtherTypes_areTaken() throws SQLException {
        assertThat(value("SELECT $1", "text")).isEqualTo("text");
        assertThat(value("SELECT $1", 5L)).isEqualTo(5L);
        assertThat(value("SELECT $1", new @Nullable Object[] {null})).isNull();
        assertThat(value("SELECT $1", "text")).isEqualTo("text");
    }

    private DuckDBPreparedStatement lend(String sql, boolean succeeds) throws SQLException {
        try (ReadConnection.Loan loan = connection.lend(sql)) {
            if (succeeds) {
                loan.succeed();
            }
            return loan.statement();
        }
    }

    private @Nullable Object value(String sql, @Nullable Object... parameters) throws SQLException {
        try (ReadConnection.Loan loan = connection.lend(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                loan.statement().setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = loan.statement().executeQuery()) {
                rows.next();
                Object value = rows.getObject(1);
                loan.succeed();
                return value;
            }
        }
    }

    private void write(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }
}
