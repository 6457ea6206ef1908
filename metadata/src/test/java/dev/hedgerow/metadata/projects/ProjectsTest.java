package dev.hedgerow.metadata.projects;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.MetadataException.Code;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectsTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private Project project;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        project = metadata.start().project();
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void create_givesDefaultsAndAToken() {
        Project created =
                metadata.projects.create(project.organizationId(), body("{'name': 'Shop'}"));
        assertThat(created.id()).isGreaterThan(project.id());
        assertThat(created.apiToken()).matches("phc_[0-9A-Za-z]{43}");
        assertThat(created.timezone()).isEqualTo("UTC");
        assertThat(created.testAccountFilters()).isEqualTo("[]");
        assertThat(created.createdAt()).isEqualTo(metadata.clock.instant());
        assertThat(metadata.projects.findByToken(created.apiToken())).contains(created);
        assertThat(metadata.projects.list(project.organizationId(), 10, 0))
                .containsExactly(project, created);
    }

    @Test
    void update_changesOnlyWhatTheBodyNames() {
        Project changed =
                metadata.projects.update(
                        project.id(),
                        body(
                                """
                                {'timezone': 'America/New_York', 'week_start_day': 1, 'unknown_field': 3,
                                 'test_account_filters': [{'key': 'email', 'type': 'person'}],
                                 'person_display_name_properties': ['email'], 'session_recording_opt_in': true}\
                                """));
        assertThat(changed.timezone()).isEqualTo("America/New_York");
        assertThat(changed.weekStartDay()).isEqualTo(1);
        assertThat(changed.name()).isEqualTo(project.name());
        assertThat(changed.testAccountFilters())
                .isEqualTo("[{\"key\":\"email\",\"type\":\"person\"}]");
        assertThat(
                        ProjectSetting.SESSION_RECORDING_OPT_IN
                                .of(Json.parseObject(changed.settings()))
                                .asBoolean())
                .isTrue();
        assertThat(metadata.projects.find(project.id())).contains(changed);

        metadata.clock.forward(Duration.ofMinutes(1));
        Project again =
                metadata.projects.update(
                        project.id(),
                        body("{'week_start_day': null, 'person_display_name_properties': null}"));
        assertThat(again.weekStartDay()).isNull();
        assertThat(again.personDisplayNameProperties()).isNull();
        assertThat(again.timezone()).isEqualTo("America/New_York");
        assertThat(again.updatedAt()).isEqualTo(metadata.clock.instant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'timezone': 'Mars/Base'} | INVALID_CHOICE | timezone",
                "{'timezone': null} | NULL | timezone",
                "{'name': ''} | BLANK | name",
                "{'name': {}} | INVALID_INPUT | name",
                "{'week_start_day': 2} | INVALID_CHOICE | week_start_day",
                "{'week_start_day': 'x'} | INVALID_INPUT | week_start_day",
                "{'test_account_filters': {}} | INVALID_INPUT | test_account_filters",
                "{'data_attributes': [1]} | INVALID_INPUT | data_attributes",
                "{'session_recording_opt_in': 'maybe'} | INVALID_INPUT | session_recording_opt_in",
                "{'app_urls': 'x'} | INVALID_INPUT | app_urls",
            })
    void update_refusesWrongValuesByName(String json, Code code, String attribute) {
        assertThatThrownBy(() -> metadata.projects.update(project.id(), body(json)))
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        exception -> {
                            assertThat(exception.code()).isEqualTo(code);
                            assertThat(exception.attribute()).isEqualTo(attribute);
                        });
        assertThat(metadata.projects.find(project.id())).contains(project);
    }

    @Test
    void update_ofAnUnknownProjectIsNotFound() {
        assertThatThrownBy(() -> metadata.projects.update(99, body("{}")))
                .isInstanceOfSatisfying(
                        MetadataException.class,
                        exception -> assertThat(exception.code()).isEqualTo(Code.NOT_FOUND));
    }

    @Test
    void resetToken_refusesTheOldOne() {
        Project reset = metadata.projects.resetToken(project.id());
        assertThat(metadata.projects.findByToken(project.apiToken())).isEmpty();
        assertThat(metadata.projects.findByToken(reset.apiToken())).contains(reset);
    }

    @Test
    void settings_allHaveReadableDefaults() {
        for (ProjectSetting setting : ProjectSetting.values()) {
            assertThat(setting.check(setting.of(Json.object()))).isNotNull();
        }
    }
}
