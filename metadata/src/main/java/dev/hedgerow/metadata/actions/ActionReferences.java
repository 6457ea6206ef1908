package dev.hedgerow.metadata.actions;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.CohortCriteria;
import dev.hedgerow.metadata.cohorts.CohortDao;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.InsightDao;
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what would miss an action if it was deleted. */
public final class ActionReferences {

    private final MetadataDatabase database;

    public ActionReferences(MetadataDatabase database) {
        this.database = database;
    }

    /** How often each action is used, of those that are. */
    public Map<Long, Integer> counts(long projectId, List<Long> actionIds) {
        return database.read(handle -> {
            List<JsonNode> queries =
                    handle.attach(InsightDao.class).listNamingActions(projectId).stream()
                            .map(Insight::query)
                            .filter(Objects::nonNull)
                            .map(Json::parse)
                            .toList();
            List<List<Long>> cohorts =
                    handle.attach(CohortDao.class).list(projectId).stream()
                            .map(cohort ->
                                    List.copyOf(
                                            CohortCriteria.actions(Json.parse(cohort.filters()))))
                            .toList();
            Map<Long, Integer> counts = new LinkedHashMap<>();
            for (Long id : actionIds) {
                long insights = queries.stream().filter(query -> names(query, id)).count();
                long groups = cohorts.stream().filter(actions -> actions.contains(id)).count();
                counts.put(id, (int) (insights + groups));
            }
            return counts;
        });
    }

    /** Insights first, then cohorts; what is deleted does not count. */
    public List<ActionReference> list(long projectId, long actionId) {
        return database.read(handle -> {
            List<ActionReference> found = new ArrayList<>();
            insights(handle, projectId, actionId, found);
            for (Cohort cohort : handle.attach(CohortDao.class).list(projectId)) {
                if (CohortCriteria.actions(Json.parse(cohort.filters())).contains(actionId)) {
                    found.add(
                            new ActionReference(
                                    "cohort",
                                    String.valueOf(cohort.id()),
                                    Objects.requireNonNullElse(cohort.name(), ""),
                                    cohort.createdAt(),
                                    cohort.createdBy()));
                }
            }
            return List.copyOf(found);
        });
    }

    private static void insights(
            Handle handle, long projectId, long actionId, List<ActionReference> found) {
        for (Insight insight : handle.attach(InsightDao.class).listNamingActions(projectId)) {
            String query = insight.query();
            if (query != null && names(Json.parse(query), actionId)) {
                found.add(
                        new ActionReference(
                                "insight",
                                insight.shortId(),
                                Objects.requireNonNullElse(insight.shownName(), ""),
                                insight.createdAt(),
                                insight.createdBy()));
            }
        }
    }

    private static boolean names(JsonNode query, long actionId) {
        boolean node =
                query.path("kind").asString("").equals("ActionsNode")
                        && isId(query.get("id"), actionId);
        return node
                || isId(query.get("actionId"), actionId)
                || query.valueStream().anyMatch(inner -> names(inner, actionId));
    }

    private static boolean isId(@Nullable JsonNode value, long actionId) {
        return value != null
                && value.isValueNode()
                && value.asString("").equals(String.valueOf(actionId));
    }
}
