package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.sequence.ActorRows;
import java.util.function.Consumer;

/**
 * Cuts what one person did into paths (paths rules 3 to 5 and 7).
 *
 * <p>A gap ends a path. Equal neighbours are one step, done when the last of them was; a step
 * without a text at the very end of a path is none. What is left is cut at the start and end points
 * and to the limit of steps. Not for sharing between threads; reuses its memory.
 */
final class PathMachine {
    private final PathRules rules;
    private final Path path = new Path();

    PathMachine(PathRules rules) {
        this.rules = rules;
    }

    /** Hands over each path, which is valid during the call and has at least one step. */
    void run(ActorRows rows, Consumer<Path> sink) {
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size() && rows.time(to) - rows.time(to - 1) < rules.gap()) {
                to++;
            }
            collapse(rows, from, to);
            if (cut()) {
                sink.accept(path);
            }
            from = to;
        }
    }

    private void collapse(ActorRows rows, int from, int to) {
        path.clear();
        for (int row = from; row < to; row++) {
            int next = row + 1 < to ? rows.item(row + 1) : rules.empty();
            if (rows.item(row) != next) {
                path.add(rows.item(row), rows.time(row));
            }
        }
    }

    /** Whether anything is left of the path. */
    private boolean cut() {
        int start = rules.start() == PathRules.ANY ? 0 : path.find(rules.start(), 0);
        int end = path.size() - 1;
        if (rules.end() != PathRules.ANY) {
            end = start < 0 ? -1 : path.find(rules.end(), start);
        }
        if (start < 0 || end < 0) {
            return false;
        }
        boolean tooLong = end + 1 - start > rules.steps();
        if (!tooLong) {
            path.keep(start, end + 1);
        } else if (rules.end() == PathRules.ANY) {
            path.keep(start, start + rules.steps());
        } else if (rules.start() == PathRules.ANY) {
            path.keep(end + 1 - rules.steps(), end + 1);
        } else {
            path.keep(start, end + 1);
            path.shorten(rules.steps() / 2, rules.ellipsis());
        }
        return true;
    }
}
