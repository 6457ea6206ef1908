package dev.hedgerow.insights.table;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.funnels.FunnelComparison;
import dev.hedgerow.insights.query.FunnelsQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A line per step, and per breakdown value before that; or what else a funnel shows. */
final class FunnelSheetRows {
    private FunnelSheetRows() {}

    static List<ObjectNode> of(FunnelsQuery funnel, JsonNode results) {
        return switch (funnel.filter().viz()) {
            case STEPS, FLOW -> ofPeriods(results, FunnelSheetRows::steps);
            case TIME_TO_CONVERT -> ofPeriods(results, times -> bins(times.path("bins")));
            case TRENDS -> SeriesRows.of(results, SeriesRows.names(funnel.breakdown()));
        };
    }

    /** The rows of each period, below each other and told apart if they are several. */
    private static List<ObjectNode> ofPeriods(
            JsonNode results, Function<JsonNode, List<ObjectNode>> ofPeriod) {
        List<JsonNode> periods = FunnelComparison.periods(results);
        List<ObjectNode> rows = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            for (ObjectNode row : ofPeriod.apply(periods.get(i))) {
                if (periods.size() > 1) {
                    row.put("period", i == 0 ? "current" : "previous");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<ObjectNode> steps(JsonNode results) {
        List<ObjectNode> rows = new ArrayList<>();
        if (results.path(0).isArray()) {
            results.forEach(funnel -> addSteps(funnel, rows));
        } else {
            addSteps(results, rows);
        }
        return rows;
    }

    private static void addSteps(JsonNode steps, List<ObjectNode> rows) {
        long entered = steps.path(0).path("count").asLong(0);
        for (JsonNode step : steps) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            String customName = step.path("custom_name").asString("");
            row.put("name", customName.isEmpty() ? step.path("name").asString("") : customName);
            row.put("breakdown_value", breakdown(step.path("breakdown_value")));
            row.set("action_id", step.get("action_id"));
            row.set("count", step.get("count"));
            row.set("median_conversion_time (seconds)", step.get("median_conversion_time"));
            row.set("average_conversion_time (seconds)", step.get("average_conversion_time"));
            long count = step.path("count").asLong(0);
            row.put("conversion (%)", percent(count, entered));
            rows.add(row);
        }
    }

    /** To two decimals; nobody out of nobody is 0. */
    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : Math.round(10_000.0 * part / whole) / 100.0;
    }

    private static String breakdown(JsonNode value) {
        if (!value.isArray()) {
            return SeriesRows.shown(value.asString(""));
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(SeriesRows.shown(part.asString(""))));
        return String.join(BreakdownValues.LABEL_SEPARATOR, parts);
    }

    private static List<ObjectNode> bins(JsonNode bins) {
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode bin : bins) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.set("bin", bin.get(0));
            row.set("value", bin.get(1));
            rows.add(row);
        }
        return rows;
    }
}
