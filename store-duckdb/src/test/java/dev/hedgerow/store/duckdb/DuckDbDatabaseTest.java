package dev.hedgerow.store.duckdb;

import static dev.hedgerow.store.duckdb.StoreFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.StoreException.Code;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbDatabaseTest {

    @TempDir private Path folder;

    @Test
    void open_missingFolder_isReadOnly() {
        assertOpeningFails(folder.resolve("none/e.duckdb"), Code.READ_ONLY);
    }

    /** A kernel's folder: even root cannot create files there. */
    @Test
    void open_folderThatCannotBeWritten_isReadOnly() {
        assertOpeningFails(Path.of("/proc/self/e.duckdb"), Code.READ_ONLY);
    }

    @Test
    void open_otherFile_isUnusableAndUntouched() throws Exception {
        Path file = folder.resolve("e.duckdb");
        Files.writeString(file, "hello world".repeat(10_000));
        assertOpeningFails(file, Code.UNUSABLE_FILE);
        assertThat(file).hasContent("hello world".repeat(10_000));
    }

    @Test
    void open_damagedFile_isUnusable() throws Exception {
        Path file = folder.resolve("e.duckdb");
        StoreFixture.open(folder.resolve(".")).close();
        StoreFixture.open(new DuckDbSettings(file, 1 << 28, 2, 1, 1 << 26)).close();
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        assertOpeningFails(file, Code.UNUSABLE_FILE);
    }

    @Test
    void open_anotherProgramsTables_isUnusable() throws Exception {
        Path file = folder.resolve("e.duckdb");
        execute(file, "CREATE TABLE theirs (i INTEGER)");
        assertOpeningFails(file, Code.UNUSABLE_FILE);
    }

    @Test
    void open_newerSchema_isUnusableAndSaysToUpdate() throws Exception {
        Path file = folder.resolve("e.duckdb");
        StoreFixture.open(new DuckDbSettings(file, 1 << 28, 2, 1, 1 << 26)).close();
        execute(file, "UPDATE store_state SET value = 999 WHERE name = 'schema_version'");
        assertThatThrownBy(() -> DuckDbEventStore.open(DuckDbSettings.of(file), List.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Update the program");
    }

    @Test
    void open_inAnotherProcess_isLocked() throws Exception {
        Path file = folder.resolve("e.duckdb");
        try (StoreFixture fixture =
                StoreFixture.open(new DuckDbSettings(file, 1 << 28, 2, 1, 1 << 26))) {
            fixture.write(event("e", "{}"));
            Process other =
                    new ProcessBuilder(
                                    System.getProperty("java.home")
                                            + File.separator
                                            + "bin"
                                            + File.separator
                                            + "java",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    OpenStoreMain.class.getName(),
                                    file.toString())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output).contains("LOCKED").contains("Another process");
        }
    }

    @Test
    void open_prelude_definesMacrosForEveryConnection() {
        DuckDbSettings settings =
                new DuckDbSettings(folder.resolve("e.duckdb"), 1 << 28, 2, 2, 1 << 26);
        List<String> prelude = List.of("CREATE OR REPLACE MACRO plus_one(x) AS x + 1");
        for (int i = 0; i < 2; i++) {
            try (DuckDbEventStore store = DuckDbEventStore.open(settings, prelude)) {
                long[] answer = new long[1];
                store.queries()
                        .run(
                                "SELECT plus_one(1)",
                                List.of(),
                                StoreFixture.BUDGET,
                                row -> answer[0] = row.longAt(0));
                assertThat(answer[0]).isEqualTo(2);
            }
        }
    }

    private static void assertOpeningFails(Path file, Code code) {
        assertThatThrownBy(() -> DuckDbEventStore.open(DuckDbSettings.of(file), List.of()))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    private static void execute(Path file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
