package dev.hedgerow.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.organizations.OrganizationDao;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataDatabaseTest {

    private static final UUID ID = new UUID(1, 2);

    @TempDir Path folder;

    @Test
    void settings_areThoseOfADurableDatabase() {
        try (MetadataDatabase database = open()) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(database, "busy_timeout")).isEqualTo("10000");
        }
    }

    @Test
    void reopening_keepsWhatIsThereAndMigratesNothingTwice() {
        try (MetadataDatabase database = open()) {
            database.writing(handle -> insert(handle, "kept"));
        }
        try (MetadataDatabase database = open()) {
            assertThat(find(database).map(Organization::name)).contains("kept");
        }
    }

    @Test
    void migration_bringsAnOlderSchemaUpToDate() {
        try (MetadataDatabase database = open()) {
            database.writing(handle -> insert(handle, "old"));
        }
        takeBackToTheFirstSchema();
        try (MetadataDatabase database = open()) {
            assertThat(find(database).map(Organization::name)).contains("old");
        }
    }

    @Test
    void fileOfANewerVersion_isRefused() {
        try (MetadataDatabase database = open()) {
            database.writing(handle ->
                    handle.execute(
                            "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                                    + " installed_by, execution_time, success)"
                                    + " VALUES (9999, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', '', 0, 1)"));
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("metadata.db was written by a newer version of Hedgerow")
                .hasMessageContaining("9999");
    }

    @Test
    void write_rollsBackOnAThrow() {
        try (MetadataDatabase database = open()) {
            assertThatThrownBy(() ->
                            database.writing(handle -> {
                                insert(handle, "lost");
                                throw new IllegalStateException("on purpose");
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(find(database)).isEmpty();
        }
    }

    @Test
    void crash_inATransactionLeavesWhatWasCommittedBefore() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (MetadataDatabase database = open()) {
            database.writing(handle -> insert(handle, "committed"));
            database.writing(handle -> {
                handle.execute("UPDATE organizations SET name = 'uncommitted'");
                // What a killed process would leave behind: the files as they are at this moment.
                copyFiles(copy);
            });
        }
        try (MetadataDatabase recovered = MetadataDatabase.open(copy.resolve("metadata.db"))) {
            assertThat(find(recovered).map(Organization::name)).contains("committed");
        }
    }

    @Test
    void readers_goOnDuringAWriteAndSeeTheStateBeforeIt() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        try (MetadataDatabase database = open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            database.writing(handle -> insert(handle, "before"));
            Future<?> write =
                    thread.submit(() ->
                            database.writing(handle -> {
                                handle.execute("UPDATE organizations SET name = 'after'");
                                written.countDown();
                                await(read);
                            }));
            await(written);
            assertThat(find(database).map(Organization::name)).contains("before");
            read.countDown();
            write.get(1, TimeUnit.MINUTES);
            assertThat(find(database).map(Organization::name)).contains("after");
        }
    }

    @Test
    void read_seesOneStateThroughout() {
        try (MetadataDatabase database = open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            database.writing(handle -> insert(handle, "one"));
            List<String> seen =
                    database.read(handle -> {
                        List<String> names = new ArrayList<>();
                        names.add(name(handle));
                        join(
                                thread.submit(() ->
                                        database.writing(h ->
                                                h.execute(
                                                        "UPDATE organizations SET name = 'two'"))));
                        names.add(name(handle));
                        return names;
                    });
            assertThat(seen).containsExactly("one", "one");
        }
    }

    @Test
    void writers_takeTurnsAndLoseNothing() {
        try (MetadataDatabase database = open();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            database.writing(handle -> insert(handle, "0"));
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(
                        threads.submit(() ->
                                database.writing(handle ->
                                        handle.execute(
                                                "UPDATE organizations SET name = ?",
                                                String.valueOf(
                                                        Integer.parseInt(name(handle)) + 1)))));
            }
            all.forEach(MetadataDatabaseTest::join);
            assertThat(find(database).map(Organization::name)).contains("200");
        }
    }

    @Test
    void transactions_doNotNest() {
        try (MetadataDatabase database = open()) {
            assertThatThrownBy(() -> database.writing(handle -> find(database)))
                    .isInstanceOf(MetadataException.class)
                    .hasMessageContaining("a transaction inside a transaction");
            assertThat(find(database)).isEmpty();
        }
    }

    @Test
    void readers_cannotWrite() {
        try (MetadataDatabase database = open()) {
            assertThatThrownBy(() ->
                            database.read(handle -> handle.execute("DELETE FROM organizations")))
                    .isInstanceOfSatisfying(
                            MetadataException.class,
                            exception ->
                                    assertThat(exception.code())
                                            .isEqualTo(MetadataException.Code.STORAGE_UNUSABLE));
        }
    }

    @Test
    void open_saysWhatIsWrongWithTheFolder() {
        Path missing = folder.resolve("missing").resolve("metadata.db");
        assertThatThrownBy(() -> MetadataDatabase.open(missing))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("missing");
    }

    @Test
    void open_refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(
                folder.resolve("metadata.db"), "this is a text file, not a database".repeat(100));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        exception ->
                                assertThat(exception.code())
                                        .isEqualTo(MetadataException.Code.STORAGE_UNUSABLE));
    }

    @Test
    void fullDisk_isToldAndLeavesTheDatabaseUsable() {
        try (MetadataDatabase database = open()) {
            database.writing(handle -> insert(handle, "x"));
            database.read(handle -> 0);
            assertThatThrownBy(() ->
                            database.writing(handle -> {
                                int pages =
                                        handle.createQuery("PRAGMA page_count")
                                                .mapTo(Integer.class)
                                                .one();
                                handle.createQuery("PRAGMA max_page_count = " + (pages + 2))
                                        .mapTo(Integer.class)
                                        .one();
                                handle.execute(
                                        "UPDATE organizations SET settings = ?",
                                        "x".repeat(1_000_000));
                            }))
                    .isInstanceOfSatisfying(
                            MetadataException.class,
                            exception ->
                                    assertThat(exception.code())
                                            .isEqualTo(MetadataException.Code.STORAGE_FULL));
            assertThat(find(database).map(Organization::settings)).contains("{}");
        }
    }

    /** By a connection of its own, since the writer reads what later schemas have. */
    private void takeBackToTheFirstSchema() {
        Jdbi.create("jdbc:sqlite:" + folder.resolve("metadata.db"))
                .useHandle(handle -> {
                    List<String> later =
                            handle.createQuery(
                                            "SELECT type || ' ' || name FROM sqlite_master WHERE type = 'trigger' "
                                                    + "OR type = 'table' AND name NOT LIKE 'sqlite_%' "
                                                    + "AND name NOT IN ('flyway_schema_history', 'organizations', 'projects', "
                                                    + "'users', 'memberships', 'personal_api_keys') ORDER BY type DESC")
                                    .mapTo(String.class)
                                    .list();
                    later.forEach(thing -> handle.execute("DROP " + thing));
                    handle.execute("DELETE FROM flyway_schema_history WHERE version > '001'");
                });
    }

    private MetadataDatabase open() {
        return MetadataDatabase.open(folder.resolve("metadata.db"));
    }

    private static String pragma(MetadataDatabase database, String name) {
        return database.write(
                handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }

    private static void insert(Handle handle, String name) {
        handle.attach(OrganizationDao.class)
                .insert(new Organization(ID, name, name, null, "{}", Instant.EPOCH, Instant.EPOCH));
    }

    private static Optional<Organization> find(MetadataDatabase database) {
        return database.reading(OrganizationDao.class, dao -> dao.find(ID));
    }

    private static String name(Handle handle) {
        return handle.createQuery("SELECT name FROM organizations").mapTo(String.class).one();
    }

    private void copyFiles(Path target) {
        try {
            for (String name : List.of("metadata.db", "metadata.db-wal")) {
                Files.copy(folder.resolve(name), target.resolve(name));
            }
        } catch (IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        }
    }

    private static void join(Future<?> future) {
        try {
            future.get(1, TimeUnit.MINUTES);
        } catch (Exception exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
