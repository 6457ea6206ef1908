package dev.hedgerow.insights.table;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByHogql;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.BreakdownFilter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A line per series: its name, its breakdown values, then a column per interval or the total. */
final class SeriesRows {
    private static final String OTHER = "Other (i.e. all remaining values)";
    private static final String NONE = "None (i.e. no value)";

    private SeriesRows() {}

    /**
     * @param breakdowns what heads the columns of breakdown values; empty to leave them out
     */
    static List<ObjectNode> of(JsonNode results, List<String> breakdowns) {
        List<ObjectNode> rows = new ArrayList<>();
        // Lines that are compared share columns, which are the current period's.
        JsonNode current = null;
        for (JsonNode series : results) {
            if (current == null && series.path("compare_label").asString("").equals("current")) {
                current = series;
            }
        }
        for (JsonNode series : results) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            addName(row, series, rows.size());
            addBreakdown(row, series, breakdowns);
            addNumbers(row, series, (current == null ? series : current).path("labels"));
            rows.add(row);
        }
        return rows;
    }

    private static void addName(ObjectNode row, JsonNode series, int index) {
        String customName = series.path("action").path("custom_name").asString("");
        String name =
                customName.isEmpty()
                        ? series.path("label").asString("Series #" + (index + 1))
                        : customName;
        String compared = series.path("compare_label").asString("");
        row.put("series", compared.isEmpty() ? name : name + " - " + compared);
    }

    private static void addBreakdown(ObjectNode row, JsonNode series, List<String> breakdowns) {
        JsonNode value = series.path("breakdown_value");
        for (int i = 0; i < breakdowns.size() && !value.isMissingNode(); i++) {
            JsonNode one = value.isArray() ? value.path(i) : value;
            row.put(breakdowns.get(i), shown(one.asString("")));
        }
    }

    /** The value as people read it. */
    static String shown(String value) {
        return switch (value) {
            case BreakdownValues.OTHER -> OTHER;
            case BreakdownValues.NULL -> NONE;
            default -> value;
        };
    }

    private static void addNumbers(ObjectNode row, JsonNode series, JsonNode labels) {
        if (series.hasNonNull("aggregated_value")) {
            row.set("Total Sum", series.get("aggregated_value"));
            return;
        }
        JsonNode data = series.path("data");
        boolean fractions = data.valueStream().anyMatch(SeriesRows::isFraction);
        for (int i = 0; i < data.size(); i++) {
            JsonNode value = data.get(i);
            row.set(
                    labels.path(i).asString("#" + (i + 1)),
                    fractions && value.isNumber()
                            ? JsonNodeFactory.instance.numberNode(value.doubleValue())
                            : value);
        }
    }

    /** A line with one of them has no whole numbers, as in PostHog's files: 0.5 beside 1.0. */
    private static boolean isFraction(JsonNode value) {
        return value.isNumber() && value.doubleValue() != Math.rint(value.doubleValue());
    }

    /** What heads the columns of a breakdown. */
    static List<String> names(BreakdownFilter filter) {
        return filter.breakdowns().stream().map(SeriesRows::name).toList();
    }

    private static String name(Breakdown breakdown) {
        return switch (breakdown) {
            case ByProperty property -> property.key();
            case ByHogql hogql -> hogql.expression();
            case ByCohort _ -> "cohort";
        };
    }
}
