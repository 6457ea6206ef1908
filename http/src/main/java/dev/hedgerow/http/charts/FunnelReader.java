package dev.hedgerow.http.charts;

import dev.hedgerow.insights.funnels.FunnelComparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads funnels: of steps, over time, or of the time that people took. */
final class FunnelReader {

    private FunnelReader() {}

    /** Of bars, those of the current period; lines are drawn of both. */
    static Chart read(JsonNode results) {
        if (results.path(0).has("data")) {
            return ChartReader.lines(results, false);
        }
        JsonNode result = FunnelComparison.periods(results).getFirst();
        if (result.has("bins")) {
            return times(result.path("bins"));
        }
        List<Chart.Funnel> funnels = new ArrayList<>();
        if (result.path(0).isArray()) {
            result.forEach(one -> funnels.add(funnel(one)));
        } else {
            funnels.add(funnel(result));
        }
        return new Chart.Steps(funnels);
    }

    /** How many took how long; a bin begins at its seconds. */
    private static Chart times(JsonNode bins) {
        List<Chart.Total> totals = new ArrayList<>();
        for (JsonNode bin : bins) {
            totals.add(
                    new Chart.Total(
                            ChartNumbers.duration(bin.path(0).asDouble(0)),
                            bin.path(1).asDouble(0)));
        }
        return new Chart.Totals(totals);
    }

    private static Chart.Funnel funnel(JsonNode steps) {
        List<Chart.Step> read = new ArrayList<>();
        for (JsonNode step : steps) {
            String custom = step.path("custom_name").asString("");
            read.add(
                    new Chart.Step(
                            custom.isEmpty() ? step.path("name").asString("") : custom,
                            step.path("count").asDouble(0),
                            seconds(step.path("average_conversion_time")),
                            seconds(step.path("median_conversion_time"))));
        }
        JsonNode value = steps.path(0).path("breakdown_value");
        return new Chart.Funnel(value.isMissingNode() ? null : BreakdownNames.of(value), read);
    }

    private static @Nullable Double seconds(JsonNode value) {
        return value.isNumber() ? value.asDouble() : null;
    }
}
