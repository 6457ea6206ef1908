package dev.hedgerow.metadata.groups;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.metadata.MetadataDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupTypesTest {

    @TempDir Path folder;

    @Test
    void findOrInsert_countsUpAndStopsAtFive() {
        try (MetadataDatabase database = MetadataDatabase.open(folder.resolve("metadata.db"))) {
            for (String type : List.of("organization", "team", "organization", "a", "b", "c")) {
                assertThat(findOrInsert(database, 1, type)).isPresent();
            }
            assertThat(findOrInsert(database, 1, "sixth")).isEmpty();
            assertThat(findOrInsert(database, 1, "team").map(GroupType::typeIndex)).contains(1);
            assertThat(findOrInsert(database, 2, "team").map(GroupType::typeIndex)).contains(0);
            GroupTypes types = new GroupTypes(database);
            assertThat(types.list(1))
                    .extracting(GroupType::groupType)
                    .containsExactly("organization", "team", "a", "b", "c");
            types.update(1, 1, body("{'name_singular': 'Team', 'name_plural': 'Teams'}"));
            assertThat(types.list(1).get(1).namePlural()).isEqualTo("Teams");
        }
    }

    private static Optional<GroupType> findOrInsert(
            MetadataDatabase database, long project, String type) {
        return database.write(
                handle -> GroupTypes.findOrInsert(handle, project, type, Instant.EPOCH));
    }
}
