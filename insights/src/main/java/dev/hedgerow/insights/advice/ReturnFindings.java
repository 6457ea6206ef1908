package dev.hedgerow.insights.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What stands out where it is about coming back: retention, lifecycle, stickiness; and in paths.
 */
final class ReturnFindings {
    private static final int MOST_LINES = 5;

    private ReturnFindings() {}

    /** Of each interval after the first, the share that came back, over all cohorts. */
    static Findings ofRetention(JsonNode cohorts) {
        int intervals = cohorts.path(0).path("values").size();
        double[] came = new double[intervals];
        double[] could = new double[intervals];
        for (JsonNode cohort : cohorts) {
            JsonNode values = cohort.path("values");
            double size = values.path(0).path("count").asDouble(0);
            for (int i = 0; i < Math.min(intervals, values.size()); i++) {
                came[i] += values.get(i).path("count").asDouble(0);
                could[i] += size;
            }
        }
        if (intervals < 2 || could[0] == 0) {
            return new Findings("Nobody started in this period.", List.of(), "");
        }
        List<String> evidence = new ArrayList<>();
        for (int i = 1; i < intervals; i++) {
            String label = cohorts.path(0).path("values").path(i).path("label").asString("");
            evidence.add(
                    "%s: %s (%s of %s)"
                            .formatted(
                                    label,
                                    Words.share(came[i] / could[i]),
                                    Words.number(came[i]),
                                    Words.number(could[i])));
        }
        String headline =
                "Of %s who started, %s came back in the interval after."
                        .formatted(Words.number(could[0]), Words.share(came[1] / could[1]));
        return new Findings(headline, evidence, "");
    }

    /** New and resurrecting against dormant. */
    static Findings ofLifecycle(JsonNode rows) {
        double gained = 0;
        double lost = 0;
        List<String> evidence = new ArrayList<>();
        for (JsonNode row : rows) {
            double sum = Series.of(row, 0).sum();
            String status = row.path("status").asString("");
            gained += status.equals("new") || status.equals("resurrecting") ? sum : 0;
            lost += status.equals("dormant") ? Math.abs(sum) : 0;
            evidence.add("%s: %s".formatted(status, Words.number(Math.abs(sum))));
        }
        if (gained == 0 && lost == 0) {
            return new Findings("Nobody came or went in this period.", List.of(), "");
        }
        String headline =
                "%s came or came back and %s went quiet: a net %s of %s."
                        .formatted(
                                Words.number(gained),
                                Words.number(lost),
                                gained >= lost ? "gain" : "loss",
                                Words.number(Math.abs(gained - lost)));
        return new Findings(headline, evidence, "");
    }

    /** How many did it in one interval only, and in how many on average. */
    static Findings ofStickiness(JsonNode rows) {
        Series series = Series.of(rows.path(0), 0);
        double people = series.sum();
        if (people == 0) {
            return new Findings("Nobody did it in this period.", List.of(), "");
        }
        double intervals = 0;
        for (int i = 0; i < series.data().length; i++) {
            intervals += (i + 1) * series.data()[i];
        }
        return new Findings(
                "%s of %s people did %s in one interval only; the average is %s intervals."
                        .formatted(
                                Words.share(series.data()[0] / people),
                                Words.number(people),
                                series.label(),
                                Words.number(intervals / people)),
                List.of(),
                "");
    }

    /** The edges most people take. */
    static Findings ofPaths(JsonNode edges) {
        List<JsonNode> sorted = new ArrayList<>();
        edges.forEach(sorted::add);
        sorted.sort(
                Comparator.comparingDouble((JsonNode edge) -> edge.path("value").asDouble(0))
                        .reversed());
        if (sorted.isEmpty()) {
            return new Findings("No paths were found in this period.", List.of(), "");
        }
        List<String> evidence =
                sorted.stream().limit(MOST_LINES).map(ReturnFindings::line).toList();
        JsonNode first = sorted.getFirst();
        return new Findings(
                "The way most often taken is from %s to %s (%s times)."
                        .formatted(
                                Edges.item(first, "source"),
                                Edges.item(first, "target"),
                                Words.number(first.path("value").asDouble(0))),
                evidence,
                "");
    }

    private static String line(JsonNode edge) {
        return "%s → %s: %s times, after %s on average"
                .formatted(
                        Edges.item(edge, "source"),
                        Edges.item(edge, "target"),
                        Words.number(edge.path("value").asDouble(0)),
                        FunnelFindings.duration(
                                edge.path("average_conversion_time").asDouble(0) / 1000));
    }
}
