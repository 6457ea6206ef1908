package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.templates.SavedTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A template of dashboards.
 *
 * @param templateName what {@code use_template} takes
 * @param tiles insights and texts as a client would send them
 * @param variables what has to be chosen before it can be used; the built-in ones need nothing
 * @param teamId null for a template that every project has
 * @param scope {@code global}: every project has it; {@code team}: the project of {@code teamId}
 */
public record DashboardTemplateAnswer(
        UUID id,
        String templateName,
        String dashboardDescription,
        JsonNode dashboardFilters,
        List<String> tags,
        JsonNode tiles,
        List<JsonNode> variables,
        boolean deleted,
        @Nullable Instant createdAt,
        @Nullable UserSummary createdBy,
        @Nullable String imageUrl,
        @Nullable Long teamId,
        String scope,
        List<String> availabilityContexts,
        boolean isFeatured) {

    /** A built-in one; its id follows from its name. */
    static DashboardTemplateAnswer builtIn(JsonNode template) {
        String name = template.path("template_name").asString("");
        return new DashboardTemplateAnswer(
                UUID.nameUUIDFromBytes(
                        ("dashboard template " + name).getBytes(StandardCharsets.UTF_8)),
                name,
                template.path("dashboard_description").asString(""),
                template.path("dashboard_filters"),
                template.path("tags").valueStream().map(JsonNode::asString).toList(),
                template.path("tiles"),
                List.of(),
                false,
                null,
                null,
                null,
                null,
                "global",
                List.of("general"),
                false);
    }

    /** One that the project has saved. */
    static DashboardTemplateAnswer of(SavedTemplate template, @Nullable UserSummary createdBy) {
        return new DashboardTemplateAnswer(
                template.id(),
                template.templateName(),
                template.dashboardDescription(),
                Json.parse(template.dashboardFilters()),
                Json.parseTexts(template.tags()),
                Json.parse(template.tiles()),
                Json.parse(template.variables()).valueStream().toList(),
                template.deleted(),
                template.createdAt(),
                createdBy,
                template.imageUrl(),
                template.projectId(),
                SavedTemplate.SCOPE,
                List.of("general"),
                false);
    }

    boolean isBuiltIn() {
        return teamId == null;
    }

    boolean matches(String search) {
        String text = templateName + "\n" + dashboardDescription + "\n" + String.join("\n", tags);
        return text.toLowerCase(Locale.ROOT).contains(search.strip().toLowerCase(Locale.ROOT));
    }
}
