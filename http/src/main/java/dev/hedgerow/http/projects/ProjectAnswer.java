package dev.hedgerow.http.projects;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.ProjectSetting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project as the API shows it. PostHog's project and its environment are one thing here, so both
 * of their names for the same field are there.
 *
 * @param projectId the same as {@code id}
 * @param effectiveMembershipLevel 15: who sees a project may change it
 * @param settings everything else that PostHog's project API has, by name
 */
public record ProjectAnswer(
        long id,
        UUID uuid,
        UUID organization,
        long projectId,
        String apiToken,
        String name,
        Instant createdAt,
        Instant updatedAt,
        String timezone,
        @Nullable Integer weekStartDay,
        JsonNode testAccountFilters,
        @Nullable Boolean testAccountFiltersDefaultChecked,
        JsonNode pathCleaningFilters,
        @Nullable JsonNode personDisplayNameProperties,
        JsonNode dataAttributes,
        JsonNode appUrls,
        int effectiveMembershipLevel,
        boolean hasGroupTypes,
        @JsonAnyGetter Map<String, JsonNode> settings) {
    private static final int ADMINISTRATOR = 15;

    static ProjectAnswer of(Project project) {
        ObjectNode stored = Json.parseObject(project.settings());
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        for (ProjectSetting setting : ProjectSetting.values()) {
            settings.put(setting.jsonName(), setting.of(stored));
        }
        String names = project.personDisplayNameProperties();
        return new ProjectAnswer(
                project.id(),
                project.uuid(),
                project.organizationId(),
                project.id(),
                project.apiToken(),
                project.name(),
                project.createdAt(),
                project.updatedAt(),
                project.timezone(),
                project.weekStartDay(),
                Json.parse(project.testAccountFilters()),
                project.testAccountFiltersDefaultChecked(),
                Json.parse(project.pathCleaningFilters()),
                names == null ? null : Json.parse(names),
                Json.parse(project.dataAttributes()),
                Json.parse(project.appUrls()),
                ADMINISTRATOR,
                false,
                settings);
    }
}
