package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hedgerow.insights.run.NaiveTrends.Row;
import dev.hedgerow.insights.run.TrendsQuestion.Condition;
import dev.hedgerow.insights.run.TrendsQuestion.Happening;
import dev.hedgerow.insights.run.TrendsQuestion.Series;
import dev.hedgerow.testkit.Journeys.Journey;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Answers to random queries about random events agree with {@link NaiveTrends} to the number.
 * {@code -Dhedgerow.random.datasets=1000} tries more than the usual few.
 */
class RandomTrendsTest {
    private static final int DATASETS = Integer.getInteger("hedgerow.random.datasets", 15);
    private static final int QUERIES = 5;

    /** Around the clock changes of spring and autumn 2024, and a plain week. */
    private static final List<LocalDate> CENTRES =
            List.of(
                    LocalDate.parse("2024-03-10"),
                    LocalDate.parse("2024-03-31"),
                    LocalDate.parse("2024-11-03"),
                    LocalDate.parse("2024-10-27"),
                    LocalDate.parse("2024-06-12"));

    private static final List<String> ZONES =
            List.of("UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "US/Pacific");

    private static final List<List<DayOfWeek>> DAYS =
            List.of(
                    List.of(),
                    List.of(),
                    List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                    List.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));

    /** Maths whose numbers are how many actors there are. */
    private static final Set<String> OF_ACTORS =
            Set.of(
                    "dau",
                    "unique_group",
                    "weekly_active",
                    "monthly_active",
                    "first_time_for_user",
                    "first_matching_event_for_user");

    @TempDir Path folder;

    @Test
    void answers_agreeWithLoopsOverTheEvents() {
        Random random = new Random(20_261_126);
        try (TestProject project = new TestProject(folder, Instant.parse("2025-01-01T00:00:00Z"))) {
            for (int i = 0; i < DATASETS; i++) {
                ZoneId zone = ZoneId.of(one(random, ZONES));
                DayOfWeek weekStart = NaiveTrends.weekStart(random.nextBoolean());
                LocalDate centre = one(random, CENTRES);
                project.use(100 + i, zone, weekStart);
                List<Happening> happenings = happenings(random, centre, zone);
                project.load(journeys(happenings));
                for (int q = 0; q < QUERIES; q++) {
                    TrendsQuestion question = question(random, centre, zone, weekStart);
                    JsonNode results = project.ask(question.json()).get("results");
                    assertAgrees(question, new NaiveTrends(question, happenings).rows(), results);
                    if (question.formula().isEmpty() && question.smoothing() == 1) {
                        assertActorsAgree(project, question, results, random);
                    }
                }
            }
        }
    }

    private static void assertAgrees(TrendsQuestion question, List<Row> rows, JsonNode results) {
        String told = question.json() + " in " + question.zone() + ", " + question.weekStart();
        Map<String, List<Double>> expected = new LinkedHashMap<>();
        rows.forEach(row -> expected.put(row.key(), row.data()));
        Map<String, List<Double>> actual = new LinkedHashMap<>();
        results.forEach(result -> {
            Row row = row(question, result);
            actual.put(row.key(), row.data());
        });
        if (question.formula().isEmpty()) {
            assertThat(List.copyOf(actual.keySet()))
                    .as(told)
                    .isEqualTo(List.copyOf(expected.keySet()));
        } else {
            assertThat(actual.keySet()).as(told).isEqualTo(expected.keySet());
        }
        expected.forEach((key, data) -> {
            List<Double> numbers = actual.getOrDefault(key, List.of());
            assertThat(numbers).as(told + " " + key).hasSameSizeAs(data);
            for (int i = 0; i < data.size(); i++) {
                assertThat(numbers.get(i))
                        .as("%s %s: %s instead of %s", told, key, numbers, data)
                        .isCloseTo(data.get(i), within(1e-9));
            }
        });
    }

    /** Behind a point are as many people, groups or events as it says. */
    private static void assertActorsAgree(
            TestProject project, TrendsQuestion question, JsonNode results, Random random) {
        for (JsonNode result : results) {
            Row row = row(question, result);
            String math = question.series().get(row.index()).math();
            boolean counts = OF_ACTORS.contains(math) || math.equals("total");
            if (!counts || row.data().isEmpty()) {
                continue;
            }
            int point = random.nextInt(row.data().size());
            if (isBesideNothing(question, result, point)) {
                continue;
            }
            String asked = actors(question, result, row, point);
            double number = 0;
            for (JsonNode actor : project.ask(asked).get("results")) {
                number += math.equals("total") ? actor.get(0).doubleValue() : 1;
            }
            double told = row.data().get(point);
            // "Other" is the sum of its values, each with its own actors.
            boolean isSum = row.breakdown().contains(TrendsQuestion.OTHER);
            assertThat(number)
                    .as("%s in %s, %s", asked, question.zone(), question.weekStart())
                    .isBetween(isSum && !math.equals("total") ? Math.min(1, told) : told, told);
        }
    }

    /** A previous period can touch one month more than the current one, whose days name points. */
    private static boolean isBesideNothing(TrendsQuestion question, JsonNode result, int point) {
        return !question.isTotal() && point >= result.at("/action/days").size();
    }

    private static String actors(TrendsQuestion question, JsonNode result, Row row, int point) {
        List<String> fields = new ArrayList<>();
        fields.add("'kind':'InsightActorsQuery','series':" + row.index());
        fields.add("'source':" + question.json());
        if (!question.isTotal()) {
            fields.add("'day':" + result.at("/action/days/" + point));
        }
        if (result.has("breakdown_value")) {
            fields.add("'breakdown':" + result.get("breakdown_value"));
        }
        if (row.previous()) {
            fields.add("'compare':'previous'");
        }
        return "{'kind':'ActorsQuery','select':['event_count'],'limit':100,'source':{%s}}"
                .formatted(String.join(",", fields));
    }

    private static Row row(TrendsQuestion question, JsonNode result) {
        List<Double> data = new ArrayList<>();
        if (question.isTotal()) {
            data.add(result.get("aggregated_value").doubleValue());
        } else {
            result.get("data").forEach(number -> data.add(number.doubleValue()));
        }
        List<String> breakdown = new ArrayList<>();
        JsonNode value = result.path("breakdown_value");
        if (value.isArray()) {
            value.forEach(each -> breakdown.add(each.asString()));
        } else if (!value.isMissingNode()) {
            breakdown.add(value.asString());
        }
        boolean previous = result.path("compare_label").asString("").equals("previous");
        return new Row(result.get("order").intValue(), previous, breakdown, data);
    }

    private static List<Happening> happenings(Random random, LocalDate centre, ZoneId zone) {
        List<Happening> happenings = new ArrayList<>();
        Map<String, @Nullable String> plans = new HashMap<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            String person = "p" + random.nextInt(5);
            String plan =
                    plans.computeIfAbsent(person, any -> one(random, List.of("paid", "free", "")));
            happenings.add(
                    new Happening(
                            one(random, List.of("view", "view", "pay", "other")),
                            person,
                            plan,
                            time(random, centre, zone, i),
                            orNull(random, one(random, List.of("Mac", "Linux", "iOS", ""))),
                            orNull(random, random.nextInt(8) == 0 ? "x" : 1 + random.nextInt(5)),
                            orNull(random, "s" + random.nextInt(4)),
                            orNull(random, "c" + random.nextInt(3))));
        }
        return happenings;
    }

    /** Within some weeks, often near midnight, never two at once. */
    private static Instant time(Random random, LocalDate centre, ZoneId zone, int number) {
        LocalDate day = centre.plusDays(random.nextInt(30) - 18);
        int hour = random.nextBoolean() ? random.nextInt(24) : one(random, List.of(0, 1, 2, 3, 23));
        return day.atTime(hour, random.nextInt(60), number)
                .atZone(zone)
                .toInstant()
                .plusMillis(number);
    }

    private static List<Journey> journeys(List<Happening> happenings) {
        List<Journey> journeys = new ArrayList<>();
        for (Happening happening : happenings) {
            // One journey per event: groups stay with a journey once they are named.
            Journey journey = person(happening.person()).with("plan", happening.plan());
            if (happening.company() != null) {
                journey.in("company", happening.company());
            }
            Map<String, @Nullable Object> properties = new HashMap<>();
            properties.put("os", happening.os());
            properties.put("n", happening.n());
            if (happening.session() != null) {
                properties.put("$session_id", happening.session());
            }
            journeys.add(journey.did(happening.event(), happening.at(), properties));
        }
        return journeys;
    }

    private static TrendsQuestion question(
            Random random, LocalDate centre, ZoneId zone, DayOfWeek weekStart) {
        String display =
                one(
                        random,
                        List.of(
                                "ActionsLineGraph",
                                "ActionsLineGraph",
                                "ActionsTable",
                                "ActionsLineGraphCumulative"));
        boolean cumulative = display.equals("ActionsLineGraphCumulative");
        String interval = one(random, List.of("hour", "day", "day", "week", "month"));
        LocalDate from = centre.minusDays(random.nextInt(8));
        LocalDate to = from.plusDays(random.nextInt(interval.equals("hour") ? 3 : 16));
        List<Series> series = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            series.add(series(random, maths(cumulative, interval)));
        }
        boolean exact = series.stream().allMatch(each -> !each.math().startsWith("avg"));
        List<String> breakdowns =
                one(
                        random,
                        List.of(
                                List.of(),
                                List.of("os"),
                                List.of("n"),
                                List.of("plan"),
                                List.of("os", "plan")));
        boolean sub = interval.equals("hour");
        int smoothing = cumulative ? 1 : 1 + random.nextInt(3) % 2 * 2;
        return new TrendsQuestion(
                zone,
                weekStart,
                interval,
                from,
                to,
                series,
                one(random, List.of(Condition.values())),
                breakdowns,
                exact ? random.nextInt(4) : 0,
                random.nextBoolean(),
                display,
                sub ? one(random, List.of("", "-1w")) : one(random, List.of("", "true", "-1w")),
                cumulative ? "" : one(random, formulas(series.size())),
                smoothing,
                smoothing > 1 ? List.of() : one(random, DAYS));
    }

    private static List<String> formulas(int series) {
        return series == 1 ? List.of("", "", "A*10-1") : List.of("", "", "A+2*B", "A/B");
    }

    private static List<String> maths(boolean cumulative, String interval) {
        if (cumulative) {
            return List.of("total", "dau", "unique_group", "first_time_for_user", "sum");
        }
        List<String> maths =
                new ArrayList<>(
                        List.of(
                                "total",
                                "dau",
                                "unique_group",
                                "unique_session",
                                "first_time_for_user",
                                "first_matching_event_for_user",
                                "sum",
                                "avg",
                                "min",
                                "max",
                                "median",
                                "avg_count_per_actor",
                                "max_count_per_actor",
                                "weekly_active"));
        if (!interval.equals("week")) {
            maths.add("monthly_active");
        }
        return maths;
    }

    private static Series series(Random random, List<String> maths) {
        String math = one(random, maths);
        boolean canBeOfGroups = math.equals("dau") || math.endsWith("_active");
        return new Series(
                orNull(random, one(random, List.of("view", "pay"))),
                math,
                math.equals("unique_group") || (canBeOfGroups && random.nextBoolean()),
                random.nextBoolean() ? Condition.NONE : one(random, List.of(Condition.values())));
    }

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static <T> @Nullable T orNull(Random random, T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
