package dev.hedgerow.metadata.system;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.definitions.DefinitionDao;
import dev.hedgerow.metadata.definitions.PropertyKind;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.metadata.definitions.SeenProperty;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.variables.InsightVariables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class SystemTablesTest {

    @TempDir Path folder;

    @Test
    void rows_areThoseOfTheProjectAlone() {
        try (TestMetadata metadata = new TestMetadata(folder)) {
            FirstStart.Made made = metadata.start();
            long project = made.project().id();
            new InsightVariables(metadata.database, metadata.secrets, metadata.clock)
                    .create(
                            project,
                            made.user().id(),
                            body("{'name': 'Test 1', 'type': 'String', 'default_value': 'x'}"));
            SystemTables tables = new SystemTables(metadata.database);

            JsonNode rows = Json.parse(tables.rows(project, "insight_variables"));
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).get("code_name").asString()).isEqualTo("test_1");
            assertThat(rows.get(0).get("created_at").isIntegralNumber()).isTrue();
            assertThat(tables.rows(project + 1, "insight_variables")).isEqualTo("[]");
        }
    }

    @Test
    void propertyDefinitions_haveTheWordsOfTheApi() {
        try (TestMetadata metadata = new TestMetadata(folder)) {
            long project = metadata.start().project().id();
            SeenProperty seen =
                    new SeenProperty(
                            metadata.secrets.uuid(),
                            project,
                            PropertyKind.EVENT,
                            SeenProperty.NO_GROUP,
                            "sent",
                            PropertyType.DATETIME,
                            metadata.clock.instant());
            metadata.database.writing(handle ->
                    handle.attach(DefinitionDao.class).upsertSeenProperties(List.of(seen)));

            JsonNode row =
                    Json.parse(
                                    new SystemTables(metadata.database)
                                            .rows(project, "property_definitions"))
                            .get(0);
            assertThat(row.get("type").asString()).isEqualTo("event");
            assertThat(row.get("property_type").asString()).isEqualTo("DateTime");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actions",
                "annotations",
                "cohorts",
                "dashboards",
                "dashboard_tiles",
                "event_definitions",
                "group_type_mappings",
                "ingestion_warnings",
                "insight_variables",
                "insights",
                "property_definitions"
            })
    void everyTable_canBeRead(String table) {
        try (TestMetadata metadata = new TestMetadata(folder)) {
            assertThat(new SystemTables(metadata.database).rows(7, table)).isEqualTo("[]");
        }
    }

    @Test
    void otherTables_areNotRead() {
        try (TestMetadata metadata = new TestMetadata(folder)) {
            SystemTables tables = new SystemTables(metadata.database);

            assertThatThrownBy(() -> tables.rows(1, "users"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
