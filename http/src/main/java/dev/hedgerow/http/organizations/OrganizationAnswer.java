package dev.hedgerow.http.organizations;

import dev.hedgerow.http.projects.ProjectSummary;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.projects.Project;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization as the API shows it.
 *
 * @param teams its projects; PostHog's older name for them
 * @param membershipLevel 1 member, 8 administrator, 15 owner
 */
public record OrganizationAnswer(
        UUID id,
        String name,
        String slug,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Integer membershipLevel,
        @Nullable Boolean isAiDataProcessingApproved,
        List<ProjectSummary> teams,
        List<ProjectSummary> projects) {

    /** The organization with the projects that the caller may enter. */
    public static OrganizationAnswer of(
            Organization organization, @Nullable Integer level, List<Project> projects) {
        List<ProjectSummary> shown = projects.stream().map(ProjectSummary::of).toList();
        return new OrganizationAnswer(
                organization.id(),
                organization.name(),
                organization.slug(),
                organization.createdAt(),
                organization.updatedAt(),
                level,
                organization.isAiDataProcessingApproved(),
                shown,
                shown);
    }
}
