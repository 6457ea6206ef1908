package dev.hedgerow.http.users;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.hedgerow.http.organizations.OrganizationAnswer;
import dev.hedgerow.http.projects.ProjectSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The user behind the request.
 *
 * @param team the project that {@code @current} means
 * @param organization the organization that {@code @current} means
 * @param hasPassword whether the user can sign in with one
 * @param settings what the user's pages keep, by name
 */
public record MeAnswer(
        long id,
        UUID uuid,
        String distinctId,
        String firstName,
        String lastName,
        String email,
        @Nullable Boolean isEmailVerified,
        boolean isStaff,
        boolean hasPassword,
        @Nullable String roleAtOrganization,
        Instant dateJoined,
        @Nullable ProjectSummary team,
        @Nullable OrganizationAnswer organization,
        List<OrganizationAnswer> organizations,
        @JsonAnyGetter Map<String, JsonNode> settings) {}
