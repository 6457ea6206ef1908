package dev.hedgerow.http.users;

import org.jspecify.annotations.Nullable;

/**
 * What users may set on themselves.
 *
 * @param currentPassword needed for a new password
 * @param setCurrentTeam the project that {@code @current} shall mean
 * @param setCurrentOrganization the organization that {@code @current} shall mean
 */
public record MeFields(
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String password,
        @Nullable String currentPassword,
        @Nullable String roleAtOrganization,
        @Nullable Long setCurrentTeam,
        @Nullable String setCurrentOrganization) {
    /** Nothing of it: there are passwords in it. */
    @Override
    public String toString() {
        return "MeFields";
    }
}
