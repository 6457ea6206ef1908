package dev.hedgerow.http.projects;

import dev.hedgerow.metadata.projects.Project;
import java.util.UUID;

/** A project in lists and inside other objects. */
public record ProjectSummary(
        long id,
        UUID uuid,
        UUID organization,
        long projectId,
        String apiToken,
        String name,
        String timezone,
        boolean isDemo) {

    public static ProjectSummary of(Project project) {
        return new ProjectSummary(
                project.id(),
                project.uuid(),
                project.organizationId(),
                project.id(),
                project.apiToken(),
                project.name(),
                project.timezone(),
                false);
    }
}
