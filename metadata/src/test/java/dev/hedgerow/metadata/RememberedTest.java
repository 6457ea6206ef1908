package dev.hedgerow.metadata;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RememberedTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestMetadata metadata;

    @SuppressWarnings("NullAway.Init")
    private FirstStart.Made made;

    private final AtomicInteger reads = new AtomicInteger();

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        made = metadata.start();
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void get_readsOnceUntilTheSettingsChange() {
        Remembered<String, Integer> counted =
                new Remembered<>(metadata.database, key -> reads.incrementAndGet());
        assertThat(counted.get("a")).isEqualTo(1);
        assertThat(counted.get("a")).isEqualTo(1);
        assertThat(counted.get("b")).isEqualTo(2);

        metadata.projects.update(made.project().id(), body("{'name':'Other'}"));

        assertThat(counted.get("a")).isEqualTo(3);
    }

    @Test
    void get_keepsItsValuesWhileIngestWrites() {
        Remembered<String, Integer> counted =
                new Remembered<>(metadata.database, key -> reads.incrementAndGet());
        counted.get("a");
        metadata.database.writing(handle -> handle.execute("UPDATE change_version SET value = 1"));
        assertThat(counted.get("a")).isEqualTo(1);
    }

    @Test
    void get_remembersNothingOfAReadThatFailed() {
        Remembered<String, Integer> failing =
                new Remembered<>(
                        metadata.database,
                        key -> {
                            if (reads.incrementAndGet() == 1) {
                                throw new IllegalStateException("on purpose");
                            }
                            return 7;
                        });
        assertThatThrownBy(() -> failing.get("a")).isInstanceOf(IllegalStateException.class);
        assertThat(failing.get("a")).isEqualTo(7);
    }

    @Test
    void revision_staysWhenAChangeIsRolledBack() {
        long before = metadata.database.revision();
        assertThatThrownBy(() ->
                        metadata.database.writing(handle -> {
                            handle.execute("UPDATE projects SET name = 'lost'");
                            throw new IllegalStateException("on purpose");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(metadata.database.revision()).isEqualTo(before);
    }

    /** The three ways to change a row, for each table whose rows something remembers. */
    @Test
    void revision_isRaisedByEveryRememberedTable() {
        List<String> triggers =
                metadata.database.read(handle ->
                        handle.createQuery(
                                        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY tbl_name")
                                .mapTo(String.class)
                                .list());
        assertThat(triggers.stream().distinct())
                .containsExactly(
                        "actions",
                        "cohorts",
                        "group_types",
                        "memberships",
                        "organizations",
                        "personal_api_keys",
                        "projects",
                        "query_result_epochs",
                        "users");
        assertThat(triggers).hasSize(27);
    }

    @Test
    void key_isRefusedAsSoonAsItIsDeleted() {
        long userId = made.user().id();
        var issued = metadata.keys.create(userId, body("{'label':'x','scopes':['*']}"));
        assertThat(metadata.keys.authenticate(issued.value())).isPresent();
        metadata.keys.delete(issued.key().id(), userId);
        assertThat(metadata.keys.authenticate(issued.value())).isEmpty();
    }

    @Test
    void project_isFoundAsItWasChanged() {
        long id = made.project().id();
        metadata.projects.find(id);
        metadata.projects.update(id, body("{'timezone':'Europe/Berlin'}"));
        assertThat(metadata.projects.find(id).orElseThrow().timezone()).isEqualTo("Europe/Berlin");
    }
}
