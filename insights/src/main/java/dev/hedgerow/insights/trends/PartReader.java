package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.store.Rows;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a part into numbers per breakdown value: one per bucket, or one in all. */
final class PartReader {
    private static final int BUCKET = 0;
    private static final int BREAKDOWN = 1;
    private static final int TOTAL = 2;

    private final SeriesPart part;
    private final List<ZonedDateTime> buckets;
    private final double multiplier;

    PartReader(SeriesPart part, Interval interval, DayOfWeek weekStart) {
        this.part = part;
        this.buckets = Buckets.list(part.range(), interval, weekStart);
        this.multiplier = part.entity().details().math().multiplier();
    }

    List<ZonedDateTime> buckets() {
        return buckets;
    }

    /** Without breakdowns there is always one line, of zeros if need be (trends rule 20). */
    Map<List<String>, double[]> read(Rows rows) {
        Map<List<String>, double[]> lines =
                switch (part.reading()) {
                    case BUCKETS -> ofBuckets(rows);
                    case LISTS -> ofLists(rows);
                    case TOTAL -> ofTotals(rows);
                    case DAILY_CHANGES, HOURLY_CHANGES -> ofChanges(rows);
                };
        if (part.breakdowns().isEmpty() && part.cohortId() == null) {
            lines.computeIfAbsent(List.of(), none -> new double[length()]);
        }
        return lines;
    }

    private int length() {
        return part.reading() == SeriesPart.Reading.TOTAL ? 1 : buckets.size();
    }

    private Map<List<String>, double[]> ofTotals(Rows rows) {
        Map<List<String>, double[]> lines = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            line(lines, row)[0] += number(row.get(TOTAL));
        }
        return lines;
    }

    private Map<List<String>, double[]> ofBuckets(Rows rows) {
        Map<Instant, Integer> indexes = new HashMap<>();
        for (int i = 0; i < buckets.size(); i++) {
            indexes.put(buckets.get(i).toInstant(), i);
        }
        Map<List<String>, double[]> lines = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            Integer index = indexes.get(time(row));
            double[] line = line(lines, row);
            if (index != null) {
                line[index] += number(row.get(TOTAL));
            }
        }
        return lines;
    }

    /** A bucket can be in a list twice, for the missing and for the empty text. */
    private Map<List<String>, double[]> ofLists(Rows rows) {
        Map<LocalDate, Integer> indexes = new HashMap<>();
        for (int i = 0; i < buckets.size(); i++) {
            indexes.put(buckets.get(i).toLocalDate(), i);
        }
        Map<List<String>, double[]> lines = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            double[] line = line(lines, row);
            List<?> days = list(row, BUCKET);
            List<?> totals = list(row, TOTAL);
            for (int i = 0; i < days.size(); i++) {
                Integer index = indexes.get(days.get(i));
                if (index != null) {
                    line[index] += number(totals.get(i));
                }
            }
        }
        return lines;
    }

    private static List<?> list(List<@Nullable Object> row, int column) {
        if (row.get(column) instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("no list in column " + column);
    }

    private Map<List<String>, double[]> ofChanges(Rows rows) {
        Map<List<String>, NavigableMap<Instant, Double>> changes = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            changes.computeIfAbsent(breakdown(row), key -> new TreeMap<>())
                    .merge(time(row), number(row.get(TOTAL)), Double::sum);
        }
        Map<List<String>, double[]> lines = new LinkedHashMap<>();
        changes.forEach((key, ofKey) -> lines.put(key, runningSums(ofKey)));
        return lines;
    }

    private double[] runningSums(NavigableMap<Instant, Double> changes) {
        double[] sums = new double[buckets.size()];
        double sum = 0;
        Instant done = Instant.MIN;
        for (int i = 0; i < sums.length; i++) {
            Instant start = buckets.get(i).toInstant();
            for (double change : changes.subMap(done, false, start, true).values()) {
                sum += change;
            }
            done = start;
            sums[i] = sum;
        }
        return sums;
    }

    private double[] line(Map<List<String>, double[]> lines, List<@Nullable Object> row) {
        return lines.computeIfAbsent(breakdown(row), key -> new double[length()]);
    }

    private List<String> breakdown(List<@Nullable Object> row) {
        if (part.breakdowns().isEmpty()) {
            return List.of();
        }
        return row.get(BREAKDOWN) instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(row.get(BREAKDOWN)));
    }

    private Instant time(List<@Nullable Object> row) {
        Object bucket = row.get(BUCKET);
        if (bucket == null) {
            throw new IllegalStateException("a row without a bucket");
        }
        return BucketExpressions.read(bucket, part.range().zone()).toInstant();
    }

    /** A bucket without a number has 0 (trends rule 14). */
    private double number(@Nullable Object value) {
        double number = value instanceof Number total ? total.doubleValue() : 0;
        return Double.isFinite(number) ? number * multiplier : 0;
    }
}
