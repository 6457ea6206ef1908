package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.FunnelsQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The breakdown values of a funnel that readers can ask for the people of. */
public final class FunnelActorOptions {
    /** Everyone, whatever their breakdown value. */
    private static final String BASELINE = "$$_posthog_breakdown_baseline_$$";

    private static final String NONE = "None (i.e. no value)";

    private FunnelActorOptions() {}

    /** {@code breakdown}, a list of {@code {label, value}}; left out when there is no choice. */
    public static ObjectNode json(FunnelsQuery query, JsonNode results, ProjectSnapshot project) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (query.breakdown().isEmpty()) {
            return json;
        }
        ArrayNode choices = JsonNodeFactory.instance.arrayNode();
        choices.addObject().put("label", "Baseline").put("value", BASELINE);
        if (query.breakdown().breakdowns().getFirst() instanceof ByCohort cohorts) {
            addCohorts(choices, cohorts, project);
        } else {
            values(results).forEach(value -> add(choices, value));
        }
        if (choices.size() > 1) {
            json.set("breakdown", choices);
        }
        return json;
    }

    private static void addCohorts(ArrayNode choices, ByCohort cohorts, ProjectSnapshot project) {
        for (long id : cohorts.cohortIds()) {
            choices.addObject()
                    .put("label", SeriesNames.ofCohort(id, project))
                    .put("value", id == Breakdown.ByCohort.ALL_USERS ? 0 : id);
        }
    }

    /** Of steps a list of funnels, of trends a list of lines. */
    private static Set<JsonNode> values(JsonNode results) {
        Set<JsonNode> values = new LinkedHashSet<>();
        for (JsonNode result : results) {
            JsonNode value = (result.isArray() ? result.path(0) : result).path("breakdown_value");
            if (!value.isMissingNode()) {
                values.add(value);
            }
        }
        return values;
    }

    private static void add(ArrayNode choices, JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asString()));
        } else {
            texts.add(value.asString());
        }
        String label =
                String.join(
                        ", ", texts.stream().map(text -> text.isEmpty() ? NONE : text).toList());
        choices.addObject()
                .put("label", label)
                .put("value", texts.size() == 1 ? texts.getFirst() : value.toString());
    }
}
