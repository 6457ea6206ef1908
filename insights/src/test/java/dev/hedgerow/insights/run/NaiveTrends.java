package dev.hedgerow.insights.run;

import static dev.hedgerow.insights.run.TrendsQuestion.NULL;
import static dev.hedgerow.insights.run.TrendsQuestion.OTHER;

import dev.hedgerow.insights.run.TrendsQuestion.Happening;
import dev.hedgerow.insights.run.TrendsQuestion.Series;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Trends worked out from a list of events with loops alone, to compare answers with. */
final class NaiveTrends {
    private final TrendsQuestion question;
    private final List<Happening> happenings;

    /** A row: of series or formula {@code index}, one number per point. */
    record Row(int index, boolean previous, List<String> breakdown, List<Double> data) {
        String key() {
            return index + (previous ? " previous " : " current ") + breakdown;
        }
    }

    private record Range(ZonedDateTime from, ZonedDateTime to) {
        boolean holds(Instant at) {
            return !at.isBefore(from.toInstant()) && !at.isAfter(to.toInstant());
        }
    }

    /** A point: what happened from start to end counts. */
    private record Span(Instant start, Instant end) {
        boolean holds(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }
    }

    NaiveTrends(TrendsQuestion question, List<Happening> happenings) {
        this.question = question;
        this.happenings = happenings;
    }

    List<Row> rows() {
        LocalDate from = question.from();
        LocalDate to = question.to();
        List<Row> rows = new ArrayList<>(period(range(from, to), false));
        if (question.compare().equals("true")) {
            LocalDate first = from.minusDays(ChronoUnit.DAYS.between(from, to) + 1);
            rows.addAll(period(range(first, from.minusDays(1)), true));
        } else if (question.compare().equals("-1w")) {
            rows.addAll(period(range(from.minusWeeks(1), to.minusWeeks(1)), true));
        }
        return rows;
    }

    private Range range(LocalDate from, LocalDate to) {
        boolean monthly = question.interval().equals("month") && !question.isTotal();
        LocalDate first = monthly ? from.withDayOfMonth(1) : from;
        ZonedDateTime start = first.atStartOfDay(question.zone());
        boolean hourly = question.interval().equals("hour") && !question.isTotal();
        return new Range(
                start,
                hourly
                        ? to.atStartOfDay(question.zone())
                        : to.plusDays(1).atStartOfDay(question.zone()).minus(1, ChronoUnit.MICROS));
    }

    private List<Row> period(Range range, boolean previous) {
        List<Map<List<String>, double[]>> perSeries =
                question.series().stream().map(series -> lines(series, range)).toList();
        List<Row> rows = new ArrayList<>();
        if (question.formula().isEmpty()) {
            for (int i = 0; i < perSeries.size(); i++) {
                int index = i;
                perSeries
                        .get(i)
                        .forEach((value, data) ->
                                rows.add(row(index, previous, value, onDays(range, data))));
            }
            return rows;
        }
        Set<List<String>> values = new HashSet<>();
        perSeries.forEach(lines -> values.addAll(lines.keySet()));
        for (List<String> value : values) {
            double[] a = perSeries.get(0).getOrDefault(value, new double[points(range).size()]);
            double[] b =
                    perSeries.size() == 1
                            ? a
                            : perSeries.get(1).getOrDefault(value, new double[a.length]);
            double[] data = new double[a.length];
            Arrays.setAll(data, i -> formula(a[i], b[i]));
            rows.add(row(0, previous, value, onDays(range, data)));
        }
        return rows;
    }

    /** Charts by day show the days that count. */
    private double[] onDays(Range range, double[] data) {
        if (question.isTotal() || !question.interval().equals("day")) {
            return data;
        }
        List<Span> points = points(range);
        return IntStream.range(0, data.length)
                .filter(i -> question.counts(points.get(i).start()))
                .mapToDouble(i -> data[i])
                .toArray();
    }

    private static Row row(int index, boolean previous, List<String> value, double[] data) {
        return new Row(index, previous, value, Arrays.stream(data).boxed().toList());
    }

    private double formula(double a, double b) {
        return switch (question.formula()) {
            case "A+2*B" -> a + 2 * b;
            case "A/B" -> b == 0 ? 0 : a / b;
            case "A*10-1" -> a * 10 - 1;
            default -> throw new IllegalArgumentException(question.formula());
        };
    }

    /** The lines of a series in the order of its rows. */
    private Map<List<String>, double[]> lines(Series series, Range range) {
        Map<List<String>, double[]> lines = new HashMap<>();
        for (List<String> value : values(series, range)) {
            List<Span> points = points(series, range);
            double[] data = new double[points.size()];
            Arrays.setAll(data, i -> number(series, range, value, points.get(i)));
            lines.put(value, shown(data));
        }
        return question.breakdowns().isEmpty() ? lines : limited(series.math(), lines);
    }

    private double[] shown(double[] data) {
        double[] shown = data.clone();
        if (question.smoothing() > 1 && !question.isTotal()) {
            for (int i = 0; i < data.length; i++) {
                int first = Math.max(0, i + 1 - question.smoothing());
                shown[i] = Math.floor(Arrays.stream(data, first, i + 1).average().orElse(0));
            }
        }
        return shown;
    }

    private Map<List<String>, double[]> limited(String math, Map<List<String>, double[]> lines) {
        List<List<String>> order = new ArrayList<>(lines.keySet());
        order.sort(
                Comparator.<List<String>>comparingInt(value -> value.contains(NULL) ? 1 : 0)
                        .thenComparingDouble(value -> -total(lines, value))
                        .thenComparing(value -> String.join("\u0000", value)));
        int limit = question.limit() == 0 ? 25 : question.limit();
        Map<List<String>, double[]> kept = new LinkedHashMap<>();
        order.stream().limit(limit).forEach(value -> kept.put(value, lines.get(value)));
        if (order.size() > limit && !question.hideOther()) {
            List<double[]> left =
                    lines.entrySet().stream()
                            .filter(line -> !kept.containsKey(line.getKey()))
                            .map(Map.Entry::getValue)
                            .toList();
            double[] rest = new double[left.getFirst().length];
            Arrays.setAll(rest, i -> together(math, left.stream().mapToDouble(data -> data[i])));
            kept.put(Collections.nCopies(order.getFirst().size(), OTHER), rest);
        }
        return kept;
    }

    private static double together(String math, DoubleStream numbers) {
        return switch (math) {
            case "max" -> numbers.max().orElse(0);
            case "min" -> numbers.min().orElse(0);
            default -> numbers.sum();
        };
    }

    private static double total(Map<List<String>, double[]> lines, List<String> value) {
        return Arrays.stream(lines.getOrDefault(value, new double[0])).sum();
    }

    private Set<List<String>> values(Series series, Range range) {
        Set<List<String>> values = new HashSet<>();
        if (question.breakdowns().isEmpty()) {
            values.add(List.of());
            return values;
        }
        Instant first =
                windowDays(series) > 0
                        ? points(series, range).getFirst().start()
                        : range.from().toInstant();
        for (Happening happening : counted(series, range)) {
            if (!happening.at().isBefore(first)) {
                values.add(valuesOf(happening));
            }
        }
        return values;
    }

    private List<String> valuesOf(Happening happening) {
        return question.breakdowns().stream()
                .map(key -> TrendsQuestion.valueOf(happening, key))
                .toList();
    }

    /** How far back people are looked for; 0 where the interval is as long. */
    private int windowDays(Series series) {
        int days =
                switch (series.math()) {
                    case "weekly_active" -> 7;
                    case "monthly_active" -> 30;
                    default -> 0;
                };
        boolean isLong =
                question.interval().equals("month")
                        || (question.interval().equals("week") && days == 7);
        return isLong && !question.isTotal() ? 0 : days;
    }

    /** What the series counts, up to the end of the range. */
    private List<Happening> counted(Series series, Range range) {
        List<Happening> counted =
                happenings.stream()
                        .filter(each -> !each.at().isAfter(range.to().toInstant()))
                        .filter(series::matches)
                        .filter(each -> !series.ofGroups() || each.company() != null)
                        .toList();
        if (series.math().equals("first_time_for_user")) {
            counted = firsts(counted);
        }
        counted =
                counted.stream()
                        .filter(each -> question.counts(each.at()))
                        .filter(series.filter()::holds)
                        .filter(question.filter()::holds)
                        .toList();
        return series.math().equals("first_matching_event_for_user") ? firsts(counted) : counted;
    }

    private static List<Happening> firsts(List<Happening> all) {
        Map<String, Happening> firsts = new HashMap<>();
        for (Happening each : all) {
            firsts.merge(
                    each.person(),
                    each,
                    (one, other) -> one.at().isBefore(other.at()) ? one : other);
        }
        return List.copyOf(firsts.values());
    }

    private double number(Series series, Range range, List<String> value, Span point) {
        List<Happening> there =
                counted(series, range).stream()
                        .filter(each ->
                                question.breakdowns().isEmpty() || valuesOf(each).equals(value))
                        .filter(each -> windowDays(series) > 0 || range.holds(each.at()))
                        .filter(each -> point.holds(each.at()))
                        .toList();
        return switch (series.math()) {
            case "total", "first_time_for_user", "first_matching_event_for_user" -> there.size();
            case "dau", "weekly_active", "monthly_active", "unique_group" ->
                    distinct(
                            there,
                            each ->
                                    series.ofGroups()
                                            ? String.valueOf(each.company())
                                            : each.person());
            case "unique_session" -> distinct(there, each -> String.valueOf(each.session()));
            case "avg_count_per_actor" ->
                    perActor(
                            there,
                            counts -> counts.stream().mapToDouble(n -> n).average().orElse(0));
            case "max_count_per_actor" -> perActor(there, Collections::max);
            default -> ofNumbers(series.math(), there);
        };
    }

    private static double distinct(List<Happening> there, Function<Happening, String> what) {
        return there.stream().map(what).distinct().count();
    }

    private static double perActor(List<Happening> there, ToDoubleFunction<List<Integer>> number) {
        Map<String, Integer> counts = new HashMap<>();
        there.forEach(each -> counts.merge(each.person(), 1, Integer::sum));
        return counts.isEmpty() ? 0 : number.applyAsDouble(List.copyOf(counts.values()));
    }

    private static double ofNumbers(String math, List<Happening> there) {
        double[] numbers =
                there.stream()
                        .filter(each -> each.n() instanceof Integer)
                        .mapToDouble(each -> ((Integer) each.n()).doubleValue())
                        .sorted()
                        .toArray();
        if (numbers.length == 0) {
            return 0;
        }
        return switch (math) {
            case "sum" -> Arrays.stream(numbers).sum();
            case "avg" -> Arrays.stream(numbers).sum() / numbers.length;
            case "min" -> numbers[0];
            case "max" -> numbers[numbers.length - 1];
            case "median" -> (numbers[(numbers.length - 1) / 2] + numbers[numbers.length / 2]) / 2;
            default -> throw new IllegalArgumentException(math);
        };
    }

    private List<ZonedDateTime> starts(Range range) {
        TreeSet<ZonedDateTime> starts = new TreeSet<>();
        for (ZonedDateTime time = range.from();
                !time.isAfter(range.to());
                time = time.plusMinutes(30)) {
            starts.add(start(time));
        }
        return List.copyOf(starts);
    }

    private ZonedDateTime start(ZonedDateTime time) {
        LocalDate day = time.toLocalDate();
        return switch (question.interval()) {
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            case "day" -> day.atStartOfDay(question.zone());
            case "week" ->
                    day.with(TemporalAdjusters.previousOrSame(question.weekStart()))
                            .atStartOfDay(question.zone());
            case "month" -> day.withDayOfMonth(1).atStartOfDay(question.zone());
            default -> throw new IllegalArgumentException(question.interval());
        };
    }

    private List<Span> points(Range range) {
        if (question.isTotal()) {
            return List.of(
                    new Span(range.from().toInstant(), range.to().toInstant().plusSeconds(1)));
        }
        List<ZonedDateTime> starts = starts(range);
        List<Span> points = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Instant end =
                    i + 1 < starts.size()
                            ? starts.get(i + 1).toInstant()
                            : range.to().toInstant().plusNanos(1000);
            points.add(new Span(starts.get(i).toInstant(), end));
        }
        return points;
    }

    /** The points of a series: those of active people reach back, cumulative ones to the start. */
    private List<Span> points(Series series, Range range) {
        if (question.display().equals("ActionsLineGraphCumulative")) {
            return points(range).stream()
                    .map(point -> new Span(range.from().toInstant(), point.end()))
                    .toList();
        }
        int days = windowDays(series);
        if (days == 0) {
            return points(range);
        }
        return points(range).stream().map(point -> reachingBack(point, range, days)).toList();
    }

    private Span reachingBack(Span point, Range range, int days) {
        if (question.isTotal()) {
            LocalDate last = range.to().toLocalDate();
            return new Span(
                    last.minusDays(days - 1L).atStartOfDay(question.zone()).toInstant(),
                    point.end());
        }
        if (question.interval().equals("hour")) {
            return new Span(
                    point.start().minus(days * 24L - 1, ChronoUnit.HOURS),
                    point.start().plus(1, ChronoUnit.HOURS));
        }
        LocalDate day = point.start().atZone(question.zone()).toLocalDate();
        return new Span(
                day.minusDays(days - 1L).atStartOfDay(question.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(question.zone()).toInstant());
    }

    /** The first day of weeks. */
    static DayOfWeek weekStart(boolean monday) {
        return monday ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY;
    }
}
