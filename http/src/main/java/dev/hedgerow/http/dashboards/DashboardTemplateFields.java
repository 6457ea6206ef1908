package dev.hedgerow.http.dashboards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on a template of one's own; a new one needs {@code template_name} and {@code
 * tiles}.
 *
 * @param tiles insights and texts: {@code {type: INSIGHT, name, query}} or {@code {type: TEXT,
 *     body}}, each with {@code layouts} and {@code color}
 * @param variables what has to be chosen before it is used; kept for clients
 * @param scope {@code team}: a template belongs to its project
 */
public record DashboardTemplateFields(
        @Nullable String templateName,
        @Nullable String dashboardDescription,
        @Nullable JsonNode dashboardFilters,
        @Nullable List<String> tags,
        @Nullable List<JsonNode> tiles,
        @Nullable List<JsonNode> variables,
        @Nullable String imageUrl,
        @Nullable String scope,
        @Nullable Boolean deleted) {}
