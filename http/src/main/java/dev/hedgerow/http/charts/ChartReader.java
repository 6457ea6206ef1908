package dev.hedgerow.http.charts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what an insight shows from its query and its result, as the API gives both. */
public final class ChartReader {
    private static final Set<String> WRAPPERS =
            Set.of("InsightVizNode", "DataVisualizationNode", "DataTableNode");

    private ChartReader() {}

    /**
     * The shape of a result.
     *
     * @param columns the names of the columns where the result is rows
     */
    public static Chart read(
            @Nullable JsonNode query, @Nullable JsonNode result, @Nullable JsonNode columns) {
        if (query == null || result == null || result.isNull()) {
            return new Chart.Nothing();
        }
        return switch (source(query).path("kind").asString("")) {
            case "TrendsQuery" -> trends(result);
            case "StickinessQuery" -> lines(result, false);
            case "LifecycleQuery" -> lines(result, true);
            case "FunnelsQuery" -> FunnelReader.read(result);
            case "RetentionQuery" -> RetentionReader.read(result);
            default -> TableReader.read(result, columns);
        };
    }

    private static JsonNode source(JsonNode query) {
        JsonNode node = query;
        while (WRAPPERS.contains(node.path("kind").asString(""))) {
            node = node.path("source");
        }
        return node;
    }

    private static Chart trends(JsonNode result) {
        if (!result.isArray()) {
            return TableReader.read(result, null);
        }
        boolean overTime = result.isEmpty() || !result.path(0).path("data").isEmpty();
        return overTime ? lines(result, false) : totals(result);
    }

    private static Chart totals(JsonNode result) {
        List<Chart.Total> totals = new ArrayList<>();
        for (JsonNode one : result) {
            JsonNode value = one.path("aggregated_value");
            totals.add(
                    new Chart.Total(
                            name(one, totals.size()),
                            value.isNumber() ? value.asDouble() : one.path("count").asDouble(0)));
        }
        return new Chart.Totals(totals);
    }

    /**
     * Series of the same points; what an earlier period is compared on stands at the same place.
     */
    static Chart.Lines lines(JsonNode result, boolean stacked) {
        List<String> points = new ArrayList<>();
        List<Chart.Series> series = new ArrayList<>();
        for (JsonNode one : result) {
            JsonNode days = one.path("days").isEmpty() ? one.path("labels") : one.path("days");
            if (points.isEmpty()) {
                days.forEach(day -> points.add(day.asString("")));
            }
            List<Double> values = new ArrayList<>();
            one.path("data").forEach(value -> values.add(value.asDouble(0)));
            while (values.size() < points.size()) {
                values.add(0.0);
            }
            series.add(
                    new Chart.Series(name(one, series.size()), values.subList(0, points.size())));
        }
        return new Chart.Lines(points, series, stacked);
    }

    private static String name(JsonNode series, int place) {
        String status = series.path("status").asString("");
        String label = status.isEmpty() ? series.path("label").asString("") : status;
        String shown = label.isEmpty() ? "Series " + (place + 1) : BreakdownNames.shown(label);
        String period = series.path("compare_label").asString("");
        return period.isEmpty() ? shown : shown + " (" + period + ")";
    }

    /** The names of all fields of some objects, in the order they appear. */
    static List<String> fields(JsonNode objects) {
        Set<String> names = new LinkedHashSet<>();
        objects.forEach(one -> names.addAll(one.propertyNames()));
        return List.copyOf(names);
    }
}
