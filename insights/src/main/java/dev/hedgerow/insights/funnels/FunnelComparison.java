package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.FunnelViz;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of a funnel over two periods: everything of the current one, then everything of the
 * previous one, told apart by {@code compare_label}.
 */
public final class FunnelComparison {
    private static final String LABEL = "compare_label";
    private static final String CURRENT = "current";
    private static final String PREVIOUS = "previous";

    private FunnelComparison() {}

    /**
     * Answers both periods, one after the other.
     *
     * @param answers makes the answer of a plan
     * @param rows reads the rows of a plan
     */
    public static JsonNode results(
            FunnelPlan currentPlan,
            FunnelPlan previousPlan,
            Function<FunnelPlan, FunnelAnswer> answers,
            Function<FunnelPlan, FunnelRows> rows) {
        FunnelAnswer current = answers.apply(currentPlan);
        FunnelAnswer previous = answers.apply(previousPlan);
        if (currentPlan.query().filter().viz() == FunnelViz.TIME_TO_CONVERT) {
            List<ObjectNode> both =
                    ConversionTimes.shape(
                            current.times(rows.apply(currentPlan)),
                            previous.times(rows.apply(previousPlan)));
            ArrayNode results = JsonNodeFactory.instance.arrayNode();
            results.add(both.getFirst().put(LABEL, CURRENT));
            results.add(both.getLast().put(LABEL, PREVIOUS));
            return results;
        }
        return merged(
                current.results(rows.apply(currentPlan)),
                previous.results(rows.apply(previousPlan)));
    }

    /** What each period says, in the form of an answer without comparison; one or two. */
    public static List<JsonNode> periods(JsonNode results) {
        Map<String, ArrayNode> periods = new LinkedHashMap<>();
        for (JsonNode item : results) {
            JsonNode label = (item.isArray() ? item.path(0) : item).path(LABEL);
            if (label.isMissingNode()) {
                return List.of(results);
            }
            periods.computeIfAbsent(label.asString(), _ -> JsonNodeFactory.instance.arrayNode())
                    .add(item);
        }
        return periods.isEmpty()
                ? List.of(results)
                : periods.values().stream()
                        .map(period -> period.path(0).has("bins") ? period.path(0) : period)
                        .toList();
    }

    private static JsonNode merged(JsonNode current, JsonNode previous) {
        boolean byValue = current.path(0).isArray() || previous.path(0).isArray();
        if (byValue) {
            return ofValues(current, previous);
        }
        return labelled(orNobody(current, previous), orNobody(previous, current));
    }

    /** Each value twice, also where a period does not have it: those of the current one first. */
    private static JsonNode ofValues(JsonNode current, JsonNode previous) {
        Map<JsonNode, JsonNode> now = byValue(current);
        Map<JsonNode, JsonNode> before = byValue(previous);
        Map<JsonNode, JsonNode> all = new LinkedHashMap<>(now);
        before.forEach(all::putIfAbsent);
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        all.forEach((value, steps) -> results.add(funnel(now.get(value), steps, CURRENT)));
        all.forEach((value, steps) -> results.add(funnel(before.get(value), steps, PREVIOUS)));
        return results;
    }

    private static Map<JsonNode, JsonNode> byValue(JsonNode funnels) {
        Map<JsonNode, JsonNode> byValue = new LinkedHashMap<>();
        funnels.forEach(steps -> byValue.put(steps.path(0).path("breakdown_value"), steps));
        return byValue;
    }

    private static ArrayNode funnel(@Nullable JsonNode steps, JsonNode other, String label) {
        ArrayNode funnel = JsonNodeFactory.instance.arrayNode();
        label(steps == null ? nobody(other) : steps, label, funnel);
        return funnel;
    }

    private static JsonNode labelled(JsonNode current, JsonNode previous) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        label(current, CURRENT, results);
        label(previous, PREVIOUS, results);
        return results;
    }

    private static void label(JsonNode items, String label, ArrayNode to) {
        for (JsonNode item : items) {
            to.add(((ObjectNode) item).put(LABEL, label));
        }
    }

    private static JsonNode orNobody(JsonNode steps, JsonNode other) {
        return steps.isEmpty() ? nobody(other) : steps;
    }

    /** The same steps, done by nobody. */
    private static JsonNode nobody(JsonNode steps) {
        JsonNode nobody = steps.deepCopy();
        for (JsonNode step : nobody) {
            ((ObjectNode) step)
                    .put("count", 0)
                    .putNull("average_conversion_time")
                    .putNull("median_conversion_time")
                    .remove(LABEL);
        }
        return nobody;
    }
}
