package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.query.PathsFilter.Keys;
import org.jspecify.annotations.Nullable;

/** How often paths come by the place whose people are asked for (paths rule 12). */
final class NodeVisits {

    /**
     * A node that some path may have.
     *
     * @param step from 0
     */
    private record Node(int step, int item) {
        boolean isIn(Path path) {
            return step < path.size() && path.item(step) == item;
        }
    }

    private final Keys keys;
    private final @Nullable Node start;
    private final @Nullable Node end;
    private final @Nullable Node dropoff;

    NodeVisits(Keys keys, PathItems items) {
        this.keys = keys;
        this.start = node(keys.start(), items);
        this.end = node(keys.end(), items);
        this.dropoff = node(keys.dropoff(), items);
    }

    /** Null for no key, and for one that is of no node. */
    private static @Nullable Node node(@Nullable String key, PathItems items) {
        int mark = key == null ? -1 : key.indexOf('_');
        if (key == null || mark < 1 || mark > 9) {
            return null;
        }
        try {
            int step = Integer.parseInt(key.substring(0, mark));
            String item = key.substring(mark + 1);
            boolean asWritten = step > 0 && key.equals(Edge.node(step, item));
            return asWritten ? new Node(step - 1, items.shown(item)) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** How many of a path's steps are meant. */
    int in(Path path) {
        if (keys.dropoff() != null) {
            return dropoff != null && dropoff.step() == path.size() - 1 && dropoff.isIn(path)
                    ? 1
                    : 0;
        }
        int visits = 0;
        for (int step = 0; step < path.size(); step++) {
            visits += leaves(path, step) && reaches(path, step) ? 1 : 0;
        }
        return visits;
    }

    private boolean leaves(Path path, int step) {
        return keys.start() == null
                || (start != null && start.step() == step - 1 && start.isIn(path));
    }

    private boolean reaches(Path path, int step) {
        return keys.end() == null || (end != null && end.step() == step && end.isIn(path));
    }
}
