package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.person;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.testkit.Journeys.Journey;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Ordered funnels with a breakdown, under every attribution, agree with an evaluator that tries
 * every start with every value. {@code -Dhedgerow.random.datasets=1000} tries more.
 */
class RandomFunnelBreakdownsTest {
    private static final int DATASETS = Integer.getInteger("hedgerow.random.datasets", 12);
    private static final Instant START = Instant.parse("2024-01-02T00:00:00Z");
    private static final List<String> STEPS = List.of("one", "two", "three");
    private static final List<String> ATTRIBUTIONS =
            List.of("first_touch", "last_touch", "all_events", "step 0", "step 1", "step 2");

    @TempDir Path folder;

    /** An event of a step; the browser is empty when there is none. */
    private record Did(int step, long second, String browser) {}

    @Test
    void counts_agreeWithEveryStartTriedWithEveryValue() {
        Random random = new Random(20_261_127);
        try (TestProject project = new TestProject(folder, Instant.parse("2024-02-01T00:00:00Z"))) {
            for (int i = 0; i < DATASETS; i++) {
                project.use(200 + i, ZoneOffset.UTC, DayOfWeek.SUNDAY);
                List<List<Did>> people = people(random);
                project.load(journeys(people));
                int window = 5 + random.nextInt(40);
                for (String attribution : ATTRIBUTIONS) {
                    String query = query(attribution, window);
                    assertThat(counts(project.ask(query).get("results")))
                            .as(query + " about " + people)
                            .isEqualTo(expected(people, attribution, window));
                }
            }
        }
    }

    private static List<List<Did>> people(Random random) {
        List<List<Did>> people = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            List<Did> events = new ArrayList<>();
            long second = 0;
            for (int e = random.nextInt(9); e > 0; e--) {
                second += 1 + random.nextInt(8);
                String browser = List.of("", "Chrome", "Chrome", "Safari").get(random.nextInt(4));
                events.add(new Did(random.nextInt(STEPS.size()), second, browser));
            }
            people.add(events);
        }
        return people;
    }

    private static List<Journey> journeys(List<List<Did>> people) {
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Journey journey = person("p" + i);
            for (Did did : people.get(i)) {
                journey.did(
                        STEPS.get(did.step()),
                        START.plusSeconds(did.second()),
                        did.browser().isEmpty() ? Map.of() : Map.of("$browser", did.browser()));
            }
            journeys.add(journey);
        }
        return journeys;
    }

    private static String query(String attribution, int window) {
        String type = attribution.startsWith("step ") ? "step" : attribution;
        String value =
                type.equals("step")
                        ? ",'breakdownAttributionValue':" + attribution.substring(5)
                        : "";
        List<String> series =
                STEPS.stream().map(step -> "{'kind':'EventsNode','event':'" + step + "'}").toList();
        return "{'kind':'FunnelsQuery','series':["
                + String.join(",", series)
                + "],'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-05'},"
                + "'breakdownFilter':{'breakdown':'$browser','breakdown_type':'event'},"
                + "'funnelsFilter':{'funnelWindowIntervalUnit':'second','funnelWindowInterval':"
                + window
                + ",'breakdownAttributionType':'"
                + type
                + "'"
                + value
                + "}}";
    }

    private static Map<String, List<Integer>> counts(JsonNode results) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        for (JsonNode funnel : results) {
            List<Integer> ofSteps = new ArrayList<>();
            funnel.forEach(step -> ofSteps.add(step.get("count").intValue()));
            counts.put(funnel.at("/0/breakdown_value/0").asString(), ofSteps);
        }
        return counts;
    }

    private static Map<String, List<Integer>> expected(
            List<List<Did>> people, String attribution, int window) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        for (List<Did> events : people) {
            for (String value : values(events, attribution)) {
                int reached = reached(events, counting(attribution, value), window);
                if (reached > 0) {
                    List<Integer> ofValue =
                            counts.computeIfAbsent(value, any -> new ArrayList<>(List.of(0, 0, 0)));
                    for (int step = 0; step < reached; step++) {
                        ofValue.set(step, ofValue.get(step) + 1);
                    }
                }
            }
        }
        return counts;
    }

    /** The values that a person can be counted under. */
    private static Set<String> values(List<Did> events, String attribution) {
        List<String> told = events.stream().map(Did::browser).filter(not(String::isEmpty)).toList();
        return switch (attribution) {
            case "first_touch" -> Set.of(told.isEmpty() ? "" : told.getFirst());
            case "last_touch" -> Set.of(told.isEmpty() ? "" : told.getLast());
            case "all_events" -> browsers(events, event -> true);
            default -> browsers(events, event -> event.step() == step(attribution));
        };
    }

    private static Set<String> browsers(List<Did> events, Predicate<Did> which) {
        return events.stream()
                .filter(which)
                .map(Did::browser)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static int step(String attribution) {
        return Integer.parseInt(attribution.substring(5));
    }

    /** Which events count for a value. */
    private static Predicate<Did> counting(String attribution, String value) {
        return switch (attribution) {
            case "first_touch", "last_touch" -> event -> true;
            case "all_events" -> event -> event.browser().equals(value);
            default -> {
                int step = step(attribution);
                yield event -> event.step() != step || event.browser().equals(value);
            }
        };
    }

    private static int reached(List<Did> events, Predicate<Did> counts, int window) {
        int furthest = 0;
        for (Did start : events) {
            if (start.step() != 0 || !counts.test(start)) {
                continue;
            }
            int reached = 1;
            for (Did event : events) {
                boolean inTime =
                        event.second() > start.second()
                                && event.second() - start.second() <= window;
                if (inTime && event.step() == reached && counts.test(event)) {
                    reached++;
                }
            }
            furthest = Math.max(furthest, reached);
        }
        return furthest;
    }
}
