package dev.hedgerow.metadata.actions;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.MetadataException.Code;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActionsTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private Actions actions;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        ActivityLog log = new ActivityLog(metadata.database, metadata.secrets, metadata.clock);
        actions = new Actions(metadata.database, metadata.clock, log);
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void create_fillsInTheSteps() {
        Action made =
                actions.create(
                                project,
                                user,
                                body(
                                        "{'name': 'signed up', 'steps': [{'event': 'test_event ', 'url': '/signup'}]}"))
                        .action();
        assertThat(Json.parse(made.steps()))
                .isEqualTo(
                        Json.parse(
                                """
                                [{"event":"test_event ","selector":null,"tag_name":null,"text":null,"text_matching":null,"href":null,
                                  "href_matching":null,"url":"/signup","url_matching":"contains","properties":null}]\
                                """));
        assertThat(actions.list(project)).extracting(Actions.Tagged::action).containsExactly(made);
    }

    @Test
    void update_replacesTheSteps() {
        long id =
                actions.create(project, user, body("{'name': 'a', 'steps': [{'event': 'x'}]}"))
                        .action()
                        .id();
        assertThat(actions.update(project, id, user, body("{'steps': []}")).action().steps())
                .isEqualTo("[]");
        assertThat(actions.update(project, id, user, body("{'description': 'd'}")).action().name())
                .isEqualTo("a");
    }

    @Test
    void names_areUniqueAmongThoseNotDeleted() {
        long id = actions.create(project, user, body("{'name': 'a'}")).action().id();
        assertThatThrownBy(() -> actions.create(project, user, body("{'name': 'a'}")))
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        error -> {
                            assertThat(error.code()).isEqualTo(Code.UNIQUE);
                            assertThat(error).hasMessageContaining("ID " + id);
                        });
        actions.update(project, id, user, body("{'deleted': true}"));
        assertThat(actions.find(project, id)).isEmpty();
        assertThat(actions.create(project, user, body("{'name': 'a'}")).action().id())
                .isNotEqualTo(id);
    }

    @Test
    void steps_haveToBeObjectsWithKnownMatchings() {
        assertThatThrownBy(
                        () -> actions.create(project, user, body("{'name': 'a', 'steps': ['x']}")))
                .isInstanceOf(MetadataException.class);
        assertThatThrownBy(() ->
                        actions.create(
                                project,
                                user,
                                body("{'name': 'a', 'steps': [{'url_matching': 'like'}]}")))
                .isInstanceOf(MetadataException.class);
    }
}
