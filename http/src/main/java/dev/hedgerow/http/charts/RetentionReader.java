package dev.hedgerow.http.charts;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads who came back. */
final class RetentionReader {
    private static final int DATE_LENGTH = "2024-01-31".length();

    private RetentionReader() {}

    static Chart read(JsonNode result) {
        List<String> columns = new ArrayList<>();
        List<Chart.Cohort> cohorts = new ArrayList<>();
        for (JsonNode row : result) {
            List<Double> counts = new ArrayList<>();
            for (JsonNode value : row.path("values")) {
                if (columns.size() <= counts.size()) {
                    columns.add(
                            value.path("label")
                                    .asString(
                                            result.path(counts.size()).path("label").asString("")));
                }
                counts.add(value.path("count").asDouble(0));
            }
            cohorts.add(new Chart.Cohort(name(row), counts));
        }
        return new Chart.Cohorts(columns, cohorts);
    }

    private static String name(JsonNode row) {
        String date = row.path("date").asString(row.path("label").asString(""));
        String day = date.length() > DATE_LENGTH ? date.substring(0, DATE_LENGTH) : date;
        JsonNode value = row.path("breakdown_value");
        return value.isMissingNode() ? day : BreakdownNames.of(value) + " " + day;
    }
}
