package dev.hedgerow.insights.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The machine against the rules written down as list operations, on random steps. */
class RandomPathsTest {
    private static final long SEED = 20240105;
    private static final int ROUNDS = 5_000;
    private static final List<String> ITEMS = List.of("", "a", "b", "c", "d");

    private record Step(String item, long minute) {
        @Override
        public String toString() {
            return item + "@" + minute;
        }
    }

    /** Empty texts for no point. */
    private record Settings(String start, String end, int limit) {
        String json() {
            return "{'startPoint':'%s','endPoint':'%s','stepLimit':%d}"
                    .formatted(start, end, limit);
        }
    }

    @Test
    void machine_agreesWithTheRules() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Settings settings = new Settings(point(random), point(random), 1 + random.nextInt(6));
            List<Step> steps = steps(random);
            String story = text(steps);

            assertThat(Steps.paths(settings.json(), story))
                    .as("%s of %s", settings, story)
                    .isEqualTo(naive(settings, steps));
        }
    }

    private static String point(Random random) {
        return random.nextBoolean() ? "" : ITEMS.get(random.nextInt(ITEMS.size()));
    }

    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>();
        long minute = 0;
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            minute += random.nextInt(8) == 0 ? 29 + random.nextInt(3) : random.nextInt(3);
            steps.add(new Step(ITEMS.get(random.nextInt(ITEMS.size())), minute));
        }
        return steps;
    }

    private static String text(List<Step> steps) {
        return String.join(" ", steps.stream().map(Step::toString).toList());
    }

    private static List<String> naive(Settings settings, List<Step> steps) {
        List<String> paths = new ArrayList<>();
        for (List<Step> session : sessions(steps)) {
            List<Step> path = cut(settings, collapsed(session));
            if (!path.isEmpty()) {
                paths.add(text(path));
            }
        }
        return paths;
    }

    private static List<List<Step>> sessions(List<Step> steps) {
        List<List<Step>> sessions = new ArrayList<>();
        Step last = null;
        for (Step step : steps) {
            if (last == null || step.minute() >= last.minute() + 30) {
                sessions.add(new ArrayList<>());
            }
            sessions.getLast().add(step);
            last = step;
        }
        return sessions;
    }

    private static List<Step> collapsed(List<Step> session) {
        List<Step> kept = new ArrayList<>();
        for (Step step : session) {
            if (!kept.isEmpty() && kept.getLast().item().equals(step.item())) {
                kept.removeLast();
            }
            kept.add(step);
        }
        if (kept.getLast().item().isEmpty()) {
            kept.removeLast();
        }
        return kept;
    }

    private static List<Step> cut(Settings settings, List<Step> path) {
        List<Step> rest = path;
        if (!settings.start().isEmpty()) {
            rest = rest.subList(index(rest, settings.start()), rest.size());
        }
        boolean hasEnd = !settings.end().isEmpty();
        if (hasEnd) {
            int end = index(rest, settings.end());
            rest = rest.subList(0, Math.min(end + 1, rest.size()));
            if (rest.isEmpty() || !rest.getLast().item().equals(settings.end())) {
                return List.of();
            }
        }
        if (rest.size() <= settings.limit()) {
            return rest;
        }
        if (!hasEnd) {
            return rest.subList(0, settings.limit());
        }
        if (settings.start().isEmpty()) {
            return rest.subList(rest.size() - settings.limit(), rest.size());
        }
        int half = settings.limit() / 2;
        List<Step> shortened = new ArrayList<>(rest.subList(0, half));
        shortened.add(new Step("...", rest.get(half).minute()));
        shortened.addAll(rest.subList(rest.size() - half, rest.size()));
        return shortened;
    }

    /** The size when there is none. */
    private static int index(List<Step> path, String item) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).item().equals(item)) {
                return i;
            }
        }
        return path.size();
    }
}
