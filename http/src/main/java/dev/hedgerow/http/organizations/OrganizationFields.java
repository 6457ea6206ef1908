package dev.hedgerow.http.organizations;

import org.jspecify.annotations.Nullable;

/** What may be set on an organization; everything may be left out. */
public record OrganizationFields(
        @Nullable String name, @Nullable Boolean isAiDataProcessingApproved) {}
