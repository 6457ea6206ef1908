package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.funnels.FunnelComparison;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FunnelsQuery;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands out in a funnel: how many convert, where most are lost, and who converts otherwise.
 */
final class FunnelFindings {
    private final FunnelsQuery funnel;
    private final ProjectSnapshot project;

    FunnelFindings(FunnelsQuery funnel, ProjectSnapshot project) {
        this.funnel = funnel;
        this.project = project;
    }

    Findings of(ObjectNode source, ObjectNode answer, Asker asker) {
        JsonNode results = FunnelComparison.periods(answer.path("results")).getFirst();
        return switch (funnel.filter().viz()) {
            case STEPS, FLOW ->
                    results.path(0).isArray() ? ofValues(results) : ofSteps(results, source, asker);
            case TIME_TO_CONVERT -> ofTimes(results);
            case TRENDS -> ofTrend(results);
        };
    }

    private Findings ofSteps(JsonNode results, ObjectNode source, Asker asker) {
        StepCounts counts = StepCounts.of(results);
        if (counts.entered() == 0) {
            return new Findings("Nobody entered the funnel in this period.", List.of(), "");
        }
        List<String> evidence = new ArrayList<>();
        for (int step = 1; step < results.size(); step++) {
            double median = results.get(step).path("median_conversion_time").asDouble(0);
            evidence.add(
                    "%s → %s: %s (%s of %s)%s"
                            .formatted(
                                    name(step - 1),
                                    name(step),
                                    Words.share(counts.share(step)),
                                    Words.number(counts.counts()[step]),
                                    Words.number(counts.counts()[step - 1]),
                                    median == 0
                                            ? ""
                                            : ", half of them within " + duration(median)));
        }
        int worst = counts.worstStep();
        String headline =
                "%s of %s who did %s went all the way to %s."
                        .formatted(
                                Words.share(counts.conversion()),
                                Words.number(counts.entered()),
                                name(0),
                                name(results.size() - 1));
        if (worst > 0) {
            evidence.addFirst(
                    "Most are lost between %s and %s: %s of those who got there"
                            .formatted(
                                    name(worst - 1),
                                    name(worst),
                                    Words.share(1 - counts.share(worst))));
        }
        return new Findings(
                headline,
                evidence,
                new ConversionSplits(asker)
                        .best(source)
                        .map(found -> found.sentence() + ".")
                        .orElse(""));
    }

    private Findings ofValues(JsonNode results) {
        List<String> evidence = new ArrayList<>();
        for (JsonNode steps : results) {
            StepCounts counts = StepCounts.of(steps);
            JsonNode value = steps.path(0).path("breakdown_value");
            evidence.add(
                    "%s: %s of %s"
                            .formatted(
                                    Words.value(
                                            (value.isArray() ? value.path(0) : value).asString("")),
                                    Words.share(counts.conversion()),
                                    Words.number(counts.entered())));
        }
        return evidence.isEmpty()
                ? new Findings("Nobody entered the funnel in this period.", List.of(), "")
                : new Findings(
                        "Conversion from %s to %s differs by %d values."
                                .formatted(
                                        name(0), name(funnel.series().size() - 1), evidence.size()),
                        evidence,
                        "");
    }

    private static Findings ofTimes(JsonNode results) {
        double mean = results.path("average_conversion_time").asDouble(0);
        return mean == 0
                ? new Findings("Nobody converted in this period.", List.of(), "")
                : new Findings(
                        "Those who convert take %s on average.".formatted(duration(mean)),
                        List.of(),
                        "");
    }

    private Findings ofTrend(JsonNode results) {
        Series series = Series.of(results.path(0), 0);
        return series.data().length == 0
                ? new Findings("Nobody entered the funnel in this period.", List.of(), "")
                : new Findings(
                        "%s%% convert on average; the best %s has %s%%."
                                .formatted(
                                        Words.number(Numbers.mean(series.data())),
                                        funnel.interval().json(),
                                        Words.number(max(series.data()))),
                        List.of(),
                        "");
    }

    private static double max(double[] data) {
        return java.util.Arrays.stream(data).max().orElse(0);
    }

    private String name(int step) {
        return Words.of(funnel.series().get(step), project);
    }

    /** Seconds in the largest unit that fits. */
    static String duration(double seconds) {
        if (seconds < 120) {
            return Words.number(seconds) + " seconds";
        }
        if (seconds < 7200) {
            return Words.number(seconds / 60) + " minutes";
        }
        return seconds < 172_800
                ? Words.number(seconds / 3600) + " hours"
                : Words.number(seconds / 86_400) + " days";
    }
}
