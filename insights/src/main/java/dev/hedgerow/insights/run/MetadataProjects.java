package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ActionSteps;
import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.ProjectSnapshot.PathCleaning;
import dev.hedgerow.insights.query.PropertyFilters;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.Remembered;
import dev.hedgerow.metadata.actions.Action;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.groups.GroupType;
import dev.hedgerow.metadata.groups.GroupTypes;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.ProjectSetting;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.variables.InsightVariable;
import dev.hedgerow.metadata.variables.InsightVariables;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects as the metadata has them, remembered until it changes. Thread-safe. */
public final class MetadataProjects implements ProjectSnapshots {
    private static final List<String> DEFAULT_DISPLAY_NAME = List.of("email", "name", "username");
    private static final int MONDAY = 1;

    private final Sources sources;
    private final Remembered<Long, ProjectSnapshot> snapshots;

    /** What a project's settings are read from. */
    public record Sources(
            Projects projects,
            GroupTypes groupTypes,
            Actions actions,
            Cohorts cohorts,
            InsightVariables variables) {}

    public MetadataProjects(MetadataDatabase metadata, Sources sources) {
        this.sources = sources;
        this.snapshots = new Remembered<>(metadata, this::read);
    }

    @Override
    public ProjectSnapshot load(long projectId) {
        return snapshots.get(projectId);
    }

    private ProjectSnapshot read(long projectId) {
        Project project =
                sources.projects()
                        .find(projectId)
                        .orElseThrow(() -> QueryException.notFound("Project not found."));
        Integer weekStartDay = project.weekStartDay();
        ObjectNode settings = Json.parseObject(project.settings());
        return new ProjectSnapshot(
                projectId,
                project.zone(),
                weekStartDay != null && weekStartDay == MONDAY
                        ? DayOfWeek.MONDAY
                        : DayOfWeek.SUNDAY,
                PropertyFilters.parse(
                        Json.parse(project.testAccountFilters()), "test_account_filters"),
                pathCleaning(Json.parse(project.pathCleaningFilters())),
                groupTypes(projectId),
                displayNameProperties(project),
                ProjectSetting.HUMAN_FRIENDLY_COMPARISON_PERIODS.of(settings).asBoolean(false),
                modifiers(ProjectSetting.MODIFIERS.of(settings)),
                actions(projectId),
                cohorts(projectId));
    }

    @Override
    public Map<String, JsonNode> variableDefaults(long projectId) {
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        for (InsightVariable variable : sources.variables().list(projectId)) {
            String value = variable.defaultValue();
            if (value != null) {
                defaults.put(variable.codeName(), Json.parse(value));
            }
        }
        return defaults;
    }

    /** A project whose modifiers make no sense is still asked. */
    private static Modifiers modifiers(JsonNode given) {
        try {
            return QueryModifiers.read(given, Modifiers.DEFAULT);
        } catch (QueryException unreadable) {
            return Modifiers.DEFAULT;
        }
    }

    private static List<String> displayNameProperties(Project project) {
        String properties = project.personDisplayNameProperties();
        List<String> chosen = properties == null ? List.of() : Json.parseTexts(properties);
        return chosen.isEmpty() ? DEFAULT_DISPLAY_NAME : chosen;
    }

    private static List<PathCleaning> pathCleaning(JsonNode rules) {
        List<JsonNode> ordered = new ArrayList<>();
        rules.forEach(ordered::add);
        ordered.sort(Comparator.comparingDouble(rule -> rule.path("order").asDouble(0)));
        return ordered.stream()
                .map(rule ->
                        new PathCleaning(
                                rule.path("alias").asString(""), rule.path("regex").asString("")))
                .filter(rule -> !rule.regex().isEmpty())
                .toList();
    }

    private List<String> groupTypes(long projectId) {
        return sources.groupTypes().list(projectId).stream()
                .sorted(Comparator.comparingInt(GroupType::typeIndex))
                .map(GroupType::groupType)
                .toList();
    }

    private Map<Long, ActionDefinition> actions(long projectId) {
        Map<Long, ActionDefinition> definitions = new LinkedHashMap<>();
        for (Action action : sources.actions().listUntagged(projectId)) {
            String name = action.name();
            definitions.put(
                    action.id(),
                    new ActionDefinition(
                            action.id(),
                            name == null ? "" : name,
                            ActionSteps.parse(Json.parse(action.steps()))));
        }
        return definitions;
    }

    private Map<Long, CohortDefinition> cohorts(long projectId) {
        Map<Long, CohortDefinition> definitions = new LinkedHashMap<>();
        for (Cohort cohort : sources.cohorts().list(projectId)) {
            String name = cohort.name();
            definitions.put(
                    cohort.id(),
                    new CohortDefinition(
                            cohort.id(),
                            name == null ? "" : name,
                            Json.parse(cohort.filters()),
                            cohort.isStatic(),
                            cohort.version()));
        }
        return definitions;
    }
}
