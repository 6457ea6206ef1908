package dev.hedgerow.store.duckdb;

import static dev.hedgerow.store.duckdb.StoreFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaMigrationsTest {

    @TempDir private Path folder;

    @Test
    void open_fileOfTheFirstVersion_keepsItsEventsAndTakesMore() throws SQLException, IOException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve("events.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE store_state (name VARCHAR PRIMARY KEY, value BIGINT NOT NULL)");
            statement.execute(script("001_events_persons_groups.sql"));
            statement.execute("INSERT INTO store_state VALUES ('schema_version', 1)");
            statement.execute(
                    """
                    INSERT INTO events BY NAME
                    SELECT 1 AS project_id, uuid() AS uuid, 'old' AS event, TIMESTAMP '2026-01-01' AS "timestamp",
                        'ann' AS distinct_id, uuid() AS person_id, false AS personless,
                        TIMESTAMP '2026-01-01' AS created_at, '' AS elements_chain,
                        '{"$device_id":"d","$os":"Mac"}' AS properties, 'd' AS "p_$device_id", 'Mac' AS "p_$os"
                    """);
        }
        try (StoreFixture fixture = StoreFixture.open(folder)) {
            fixture.write(event("new", "{\"$device_id\":\"e\",\"$os\":\"Linux\"}"));
            assertThat(fixture.rows("SELECT \"p_$os\", properties FROM events ORDER BY \"p_$os\""))
                    .containsExactly(
                            List.of("Linux", "{\"$device_id\":\"e\",\"$os\":\"Linux\"}"),
                            List.of("Mac", "{\"$device_id\":\"d\",\"$os\":\"Mac\"}"));
            assertThat(fixture.store.physicalSchema().promotedColumn("events", "$device_id"))
                    .isEmpty();
            fixture.store.promoter().promote("events", "$device_id");
            assertThat(fixture.rows("SELECT \"p_$device_id\" FROM events ORDER BY 1"))
                    .containsExactly(List.of("d"), List.of("e"));
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = SchemaMigrations.class.getResourceAsStream("migration/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
