package dev.hedgerow.insights.run;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.PropertyFilters;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.metadata.groups.GroupType;
import dev.hedgerow.metadata.groups.GroupTypes;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.Projects;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Projects as the metadata database knows them now. Nothing is cached: a change of a setting holds
 * for the next query.
 */
public final class MetadataProjects implements ProjectSnapshots {
    private static final List<String> DEFAULT_DISPLAY_NAME = List.of("email", "name", "username");
    private static final int MONDAY = 1;

    private final Projects projects;
    private final GroupTypes groupTypes;

    public MetadataProjects(Projects projects, GroupTypes groupTypes) {
        this.projects = projects;
        this.groupTypes = groupTypes;
    }

    @Override
    public ProjectSnapshot load(long projectId) {
        Project project =
                projects.find(projectId)
                        .orElseThrow(() -> QueryException.notFound("Project not found."));
        return new ProjectSnapshot(
                projectId,
                project.zone(),
                Objects.equals(project.weekStartDay(), MONDAY)
                        ? DayOfWeek.MONDAY
                        : DayOfWeek.SUNDAY,
                PropertyFilters.parse(
                        Json.parse(project.testAccountFilters()), "test_account_filters"),
                pathCleaning(project),
                groupTypes.list(projectId).stream()
                        .sorted(Comparator.comparingInt(GroupType::typeIndex))
                        .map(GroupType::groupType)
                        .toList(),
                displayName(project.personDisplayNameProperties()),
                Map.of(),
                Map.of());
    }

    /** The rules in their order; one without an expression does nothing. */
    private static List<ProjectSnapshot.PathCleaning> pathCleaning(Project project) {
        List<JsonNode> rules = new ArrayList<>();
        Json.parse(project.pathCleaningFilters()).forEach(rules::add);
        return rules.stream()
                .filter(rule -> !rule.path("regex").asString("").isEmpty())
                .sorted(Comparator.comparingInt(rule -> rule.path("order").asInt(0)))
                .map(rule ->
                        new ProjectSnapshot.PathCleaning(
                                rule.path("alias").asString(""), rule.path("regex").asString("")))
                .toList();
    }

    private static List<String> displayName(@Nullable String properties) {
        List<String> chosen = properties == null ? List.of() : Json.parseTexts(properties);
        return chosen.isEmpty() ? DEFAULT_DISPLAY_NAME : chosen;
    }
}
