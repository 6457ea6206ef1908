package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.query.PathsFilter;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.insights.sequence.ActorRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** One person's steps told as text, and the paths that the machine makes of them. */
final class Steps {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SESSION_GAP = Duration.ofMinutes(30);
    private static final long MICROS_PER_MINUTE = 60_000_000;

    private Steps() {}

    /** Settings as JSON with single quotes. */
    static PathsFilter filter(String json) {
        String query = "{'kind':'PathsQuery','pathsFilter':" + json + "}";
        return ((PathsQuery) QueryNodes.parse(JSON.readTree(query.replace('\'', '"')))).filter();
    }

    /**
     * The paths as {@code item@minute} with spaces between.
     *
     * @param story {@code item@minute} with spaces between, in order; an item may be empty
     */
    static List<String> paths(String filter, String story) {
        PathsFilter settings = filter(filter);
        PathItems items = new PathItems(settings);
        String[] told = story.split(" ", -1);
        long[] times = new long[told.length];
        int[] numbers = new int[told.length];
        int rows = 0;
        for (String step : told) {
            int at = step.lastIndexOf('@');
            int item = items.of(step.substring(0, at));
            if (item != PathItems.LEFT_OUT) {
                times[rows] = Long.parseLong(step.substring(at + 1)) * MICROS_PER_MINUTE;
                numbers[rows++] = item;
            }
        }
        ActorRows actor = ActorRows.of(Arrays.copyOf(times, rows), Arrays.copyOf(numbers, rows));
        List<String> paths = new ArrayList<>();
        new PathMachine(PathRules.of(settings, items, SESSION_GAP))
                .run(actor, path -> paths.add(text(path, items)));
        return paths;
    }

    private static String text(Path path, PathItems items) {
        List<String> steps = new ArrayList<>();
        for (int step = 0; step < path.size(); step++) {
            steps.add(items.text(path.item(step)) + "@" + path.time(step) / MICROS_PER_MINUTE);
        }
        return String.join(" ", steps);
    }
}
