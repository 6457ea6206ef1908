package dev.hedgerow.insights.funnels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.insights.query.FunnelOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The machines against an evaluator that tries every start on its own, on random journeys. */
class RandomJourneysTest {
    private static final int JOURNEYS = 2_000;

    /** An event: one bit per step and per number of steps whose attempts it excludes. */
    private record Event(long time, int steps, int exclusions) {}

    /** What one start comes to; excluded ones end with the step after the exclusion. */
    private record Outcome(List<Long> times, boolean excluded) {
        int reached() {
            return times.size();
        }

        long arrival() {
            return times.getLast();
        }

        /** Whether a later start took the same event as its step, and goes on in place of this. */
        boolean isReplacedBy(Outcome later) {
            return reached() > 1
                    && later.times.getFirst() > times.getFirst()
                    && later.reached() >= reached()
                    && later.times.get(reached() - 1) == arrival();
        }
    }

    private static List<Event> journey(Random random, int steps, boolean overlap, int exclusions) {
        List<Event> events = new ArrayList<>();
        long time = 0;
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            time += 1 + random.nextInt(4);
            if (exclusions != 0 && random.nextInt(5) == 0) {
                events.add(new Event(time, 0, exclusions));
            } else {
                int mask = 1 << random.nextInt(steps);
                if (overlap && random.nextInt(4) == 0) {
                    mask |= 1 << random.nextInt(steps);
                }
                events.add(new Event(time, random.nextInt(10) == 0 ? 0 : mask, 0));
            }
        }
        return events;
    }

    private static Story story(List<Event> events) {
        Story story = new Story();
        for (Event event : events) {
            if (event.exclusions() != 0) {
                story.exclusion(event.time(), numbers(event.exclusions()));
            } else {
                story.step(event.time(), numbers(event.steps()));
            }
        }
        return story;
    }

    private static int[] numbers(int mask) {
        return IntStream.range(0, 30).filter(i -> (mask >> i & 1) != 0).map(i -> i + 1).toArray();
    }

    @Test
    void ordered_agreesWithEveryStartTriedAlone() {
        Random random = new Random(1);
        for (int i = 0; i < JOURNEYS; i++) {
            int steps = 2 + random.nextInt(4);
            int exclusions = random.nextBoolean() ? 0 : 1 + random.nextInt((1 << (steps - 1)) - 1);
            List<Event> events = journey(random, steps, true, exclusions);
            FunnelRules rules = Story.rules(FunnelOrder.ORDERED, steps, 1 + random.nextInt(20), 0);
            assertAgrees(events, rules);
        }
    }

    @Test
    void strict_agreesWithEveryStartTriedAlone() {
        Random random = new Random(2);
        for (int i = 0; i < JOURNEYS; i++) {
            int steps = 2 + random.nextInt(3);
            List<Event> events = journey(random, steps, true, 0);
            assertAgrees(events, Story.rules(FunnelOrder.STRICT, steps, 1 + random.nextInt(20), 0));
        }
    }

    private static void assertAgrees(List<Event> events, FunnelRules rules) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int first = 0; first < events.size(); first++) {
            if ((events.get(first).steps() & 1) != 0) {
                outcomes.add(outcome(events, first, rules));
            }
        }
        int furthest = outcomes.stream().mapToInt(Outcome::reached).max().orElse(0);
        Outcome counted = null;
        for (Outcome outcome : outcomes) {
            boolean counts =
                    outcome.reached() == furthest
                            && !outcome.excluded()
                            && outcomes.stream().noneMatch(outcome::isReplacedBy);
            if (counts && (counted == null || outcome.arrival() < counted.arrival())) {
                counted = outcome;
            }
        }
        Attempt attempt = story(events).run(rules);
        String told = events + " " + rules;
        assertThat(attempt.reached()).as(told).isEqualTo(counted == null ? 0 : furthest);
        if (counted != null) {
            assertThat(attempt.time(0)).as(told).isEqualTo(counted.times().getFirst());
            assertThat(attempt.time(furthest - 1)).as(told).isEqualTo(counted.arrival());
        }
    }

    /** Follows one start: every step at the first event after the one before that is that step. */
    private static Outcome outcome(List<Event> events, int first, FunnelRules rules) {
        long start = events.get(first).time();
        List<Long> times = new ArrayList<>(List.of(start));
        boolean excluded = false;
        for (Event event : events.subList(first + 1, events.size())) {
            if (event.time() - start > rules.window() || times.size() == rules.steps()) {
                break;
            }
            int reached = times.size();
            if ((event.exclusions() >> (reached - 1) & 1) != 0) {
                excluded = true;
            } else if ((event.steps() >> reached & 1) != 0) {
                times.add(event.time());
                if (excluded) {
                    break;
                }
            } else if (rules.order() == FunnelOrder.STRICT
                    && (event.steps() >> (reached - 1) & 1) == 0) {
                break;
            }
        }
        return new Outcome(times, excluded);
    }

    @Test
    void optional_stepsNeverBlock_withOneStart() {
        Random random = new Random(3);
        for (int i = 0; i < JOURNEYS; i++) {
            List<Event> events = new ArrayList<>(journey(random, 4, false, 0));
            events.removeIf(event -> (event.steps() & 1) != 0);
            events.addFirst(new Event(0, 1, 0));
            long window = 1L + random.nextInt(30);
            Attempt attempt =
                    story(events).run(Story.rules(FunnelOrder.ORDERED, 4, window, 0b0010));

            long third = firstOf(events, 2, 0, window);
            boolean last = third > 0 && firstOf(events, 3, third, window) > 0;
            assertThat(attempt.did(2)).as(events + " " + window).isEqualTo(third > 0);
            assertThat(attempt.did(3)).as(events + " " + window).isEqualTo(last);
            long second = firstOf(events, 1, 0, window);
            boolean inBetween = second > 0 && (third < 0 || second < third);
            assertThat(attempt.did(1)).as(events + " " + window).isEqualTo(inBetween);
        }
    }

    private static long firstOf(List<Event> events, int step, long after, long until) {
        return events.stream()
                .filter(event -> event.time() > after && event.time() <= until)
                .filter(event -> (event.steps() >> step & 1) != 0)
                .mapToLong(Event::time)
                .findFirst()
                .orElse(-1);
    }

    @Test
    void unordered_agreesWithEveryWindowCounted() {
        Random random = new Random(4);
        for (int i = 0; i < JOURNEYS; i++) {
            int steps = 2 + random.nextInt(3);
            boolean excluding = random.nextBoolean();
            List<Event> events =
                    journey(random, steps, false, excluding ? (1 << (steps - 1)) - 1 : 0);
            events.removeIf(event -> event.steps() == 0 && event.exclusions() == 0);
            long window = 1L + random.nextInt(15);
            int most = 0;
            for (int first = 0; first < events.size(); first++) {
                most = Math.max(most, different(events, first, window, steps));
            }

            Attempt attempt =
                    story(events).run(Story.rules(FunnelOrder.UNORDERED, steps, window, 0));

            assertThat(attempt.reached()).as(events + " " + window).isEqualTo(most);
        }
    }

    /**
     * How many different steps are done from an event on; none if an exclusion comes before all.
     */
    private static int different(List<Event> events, int first, long window, int steps) {
        int done = 0;
        for (Event event : events.subList(first, events.size())) {
            boolean over = event.time() - events.get(first).time() > window;
            if (over || Integer.bitCount(done) == steps) {
                break;
            }
            if (event.exclusions() != 0) {
                return 0;
            }
            done |= event.steps();
        }
        return Integer.bitCount(done);
    }
}
