package dev.hedgerow.metadata.templates;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code saved_templates}.
 *
 * @param dashboardFilters JSON object: the filters of dashboards made from it
 * @param tags JSON list of texts
 * @param tiles JSON list of objects: insights and texts as clients send them
 * @param variables JSON list of objects: what has to be chosen before it is used
 */
public record SavedTemplate(
        UUID id,
        long projectId,
        String templateName,
        String dashboardDescription,
        String dashboardFilters,
        String tags,
        String tiles,
        String variables,
        @Nullable String imageUrl,
        boolean deleted,
        Instant createdAt,
        @Nullable Long createdBy) {

    /** Who sees it: the people of its project. */
    public static final String SCOPE = "team";
}
