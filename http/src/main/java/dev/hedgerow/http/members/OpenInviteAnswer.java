package dev.hedgerow.http.members;

import java.util.UUID;

/**
 * What somebody with the link of an invite may know.
 *
 * @param targetEmail all but its first character hidden, up to the domain
 */
public record OpenInviteAnswer(
        UUID id, String targetEmail, String firstName, String organizationName) {}
