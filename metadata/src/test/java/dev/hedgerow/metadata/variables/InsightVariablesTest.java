package dev.hedgerow.metadata.variables;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InsightVariablesTest {

    @TempDir Path folder;

    @Test
    void create_makesTheCodeNameAndKeepsItUnique() {
        try (TestMetadata metadata = new TestMetadata(folder)) {
            FirstStart.Made made = metadata.start();
            long project = made.project().id();
            InsightVariables variables =
                    new InsightVariables(metadata.database, metadata.secrets, metadata.clock);
            InsightVariable variable =
                    variables.create(
                            project,
                            made.user().id(),
                            body("{'name': 'Test 1', 'type': 'String', 'default_value': 'x'}"));
            assertThat(variable.codeName()).isEqualTo("test_1");
            assertThat(variable.defaultValue()).isEqualTo("\"x\"");
            assertThatThrownBy(() ->
                            variables.create(
                                    project,
                                    made.user().id(),
                                    body("{'name': 'test_1', 'type': 'Number'}")))
                    .isInstanceOf(MetadataException.class);
            InsightVariable changed =
                    variables.update(project, variable.id(), body("{'default_value': null}"));
            assertThat(variables.list(project)).containsExactly(changed);
            variables.delete(project, variable.id());
            assertThat(variables.find(project, variable.id())).isEmpty();
        }
    }
}
