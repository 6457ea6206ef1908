package dev.hedgerow.insights.run;

import dev.hedgerow.insights.project.ProjectSnapshot;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Where the runner learns about a project. Thread-safe. */
@FunctionalInterface
public interface ProjectSnapshots {
    /** The project as it is now; a {@code QueryException} NOT_FOUND when there is none. */
    ProjectSnapshot load(long projectId);

    /** The values that the project's SQL variables have by default, by code name. */
    default Map<String, JsonNode> variableDefaults(long projectId) {
        return Map.of();
    }
}
