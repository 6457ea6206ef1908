package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.query.TrendsQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands out in a trend: its level and where it changed, intervals unlike others, and the
 * segments behind the change. The interval that still runs is left out.
 */
final class TrendsFindings {
    private static final int MOST_SERIES = 3;
    private static final int FEWEST_POINTS = 4;
    private static final double NOTABLE = 0.1;

    private final TrendsQuery trends;
    private final ObjectNode source;
    private final Asker asker;
    private final Instant now;

    TrendsFindings(TrendsQuery trends, ObjectNode source, Asker asker, Instant now) {
        this.trends = trends;
        this.source = source;
        this.asker = asker;
        this.now = now;
    }

    Findings of(ObjectNode answer) {
        JsonNode results = answer.path("results");
        if (trends.filter().display().isTotalValue()) {
            return totals(results);
        }
        int running = isRunning(answer) ? 1 : 0;
        List<Series> all = new ArrayList<>();
        for (JsonNode row : results) {
            if (!row.path("compare_label").asString("").equals("previous")) {
                all.add(Series.of(row, running));
            }
        }
        all.removeIf(series -> series.sum() == 0);
        all.sort(Comparator.comparingDouble(Series::sum).reversed());
        if (all.isEmpty()) {
            return new Findings("Nothing was counted in this period.", List.of(), "");
        }
        List<String> evidence = new ArrayList<>();
        all.stream().limit(MOST_SERIES).forEach(series -> evidence.addAll(evidence(series)));
        Series main = all.getFirst();
        return new Findings(headline(main), evidence, takeaway(main));
    }

    /** Whether the last interval has not ended. */
    private boolean isRunning(ObjectNode answer) {
        try {
            String end = answer.path("resolved_date_range").path("date_to").asString("");
            return OffsetDateTime.parse(end).toInstant().isAfter(now);
        } catch (DateTimeException noEnd) {
            return false;
        }
    }

    private static Findings totals(JsonNode results) {
        double sum = 0;
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : results) {
            sum += row.path("aggregated_value").asDouble(0);
            rows.add(row);
        }
        if (sum == 0) {
            return new Findings("Nothing was counted in this period.", List.of(), "");
        }
        rows.sort(
                Comparator.comparingDouble(
                                (JsonNode row) -> row.path("aggregated_value").asDouble(0))
                        .reversed());
        List<String> evidence = new ArrayList<>();
        for (JsonNode row : rows) {
            double value = row.path("aggregated_value").asDouble(0);
            evidence.add(
                    "%s: %s (%s)"
                            .formatted(
                                    Words.value(row.path("label").asString("")),
                                    Words.number(value),
                                    Words.share(value / sum)));
        }
        String first = Words.value(rows.getFirst().path("label").asString(""));
        String headline =
                rows.size() == 1
                        ? "%s comes to %s.".formatted(first, Words.number(sum))
                        : "%s is the largest of %d, with %s of the total of %s."
                                .formatted(
                                        first,
                                        rows.size(),
                                        Words.share(
                                                rows.getFirst().path("aggregated_value").asDouble(0)
                                                        / sum),
                                        Words.number(sum));
        return new Findings(headline, rows.size() == 1 ? List.of() : evidence, "");
    }

    private String headline(Series series) {
        String unit = trends.interval().json();
        Optional<ChangePoint> change = ChangePoint.in(series);
        if (change.isPresent()) {
            ChangePoint point = change.get();
            return "%s changed on %s: %s a %s from then on, %s before (%s)."
                    .formatted(
                            Words.value(series.label()),
                            series.days().get(point.index()),
                            Words.number(point.after()),
                            unit,
                            Words.number(point.before()),
                            Words.change(point.before(), point.after()));
        }
        return "%s runs at %s a %s, %s in all, without a lasting change of level."
                .formatted(
                        Words.value(series.label()),
                        Words.number(Numbers.mean(series.data())),
                        unit,
                        Words.number(series.sum()));
    }

    private List<String> evidence(Series series) {
        List<String> lines = new ArrayList<>();
        if (series.data().length < FEWEST_POINTS) {
            return lines;
        }
        int half = series.data().length / 2;
        double earlier = Numbers.mean(series.before(half));
        double later = Numbers.mean(series.from(half));
        lines.add(
                "%s: %s a %s in the later half, %s in the earlier (%s)"
                        .formatted(
                                Words.value(series.label()),
                                Words.number(later),
                                trends.interval().json(),
                                Words.number(earlier),
                                Words.change(earlier, later)));
        for (Anomalies.Anomaly anomaly : new Anomalies(series).list()) {
            String usually =
                    anomaly.day()
                            .map(day -> "a " + Series.name(day) + ", where it usually has ")
                            .orElse("where it usually has ");
            lines.add(
                    "%s had %s on %s, %s%s (%s)"
                            .formatted(
                                    Words.value(series.label()),
                                    Words.number(anomaly.value()),
                                    series.days().get(anomaly.index()),
                                    usually,
                                    Words.number(anomaly.usual()),
                                    Words.change(anomaly.usual(), anomaly.value())));
        }
        return lines;
    }

    /**
     * The segments behind the change of the largest series; the best breakdown when none changed.
     */
    private String takeaway(Series series) {
        if (!trends.breakdown().isEmpty()
                || trends.series().size() != 1
                || series.data().length < FEWEST_POINTS) {
            return "";
        }
        List<Split> splits = new SplitSearch(asker).of(source);
        if (splits.isEmpty()) {
            return "";
        }
        int cut = ChangePoint.in(series).map(ChangePoint::index).orElse(series.data().length / 2);
        double moved = Numbers.mean(series.from(cut)) - Numbers.mean(series.before(cut));
        double level = Numbers.mean(series.data());
        if (Math.abs(moved) < NOTABLE * Math.abs(level)) {
            Split best = splits.getFirst();
            return best.explained() < NOTABLE
                    ? ""
                    : "%s tells its parts apart best: it explains %s of the variance between %s."
                            .formatted(
                                    best.property(), Words.share(best.explained()), values(best));
        }
        return Driver.of(splits, cut, series.data().length, moved).map(Driver::sentence).orElse("");
    }

    private static String values(Split split) {
        return Words.list(
                split.segments().stream()
                        .limit(MOST_SERIES)
                        .map(segment -> Words.value(segment.value()))
                        .collect(Collectors.toList()));
    }
}
