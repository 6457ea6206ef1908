package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.query.PathsFilter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What makes a path, in numbers of {@link PathItems}.
 *
 * @param gap microseconds without a step after which the next step begins a new path
 * @param steps the most items of a path
 * @param start the item that paths begin at; {@link #ANY} for any
 * @param end the item that paths end at; {@link #ANY} for any
 * @param empty the item without a text
 * @param ellipsis the item that stands for those left out between start and end
 */
record PathRules(long gap, int steps, int start, int end, int empty, int ellipsis) {
    static final int ANY = -1;
    private static final long MICROS_PER_SECOND = 1_000_000;

    static PathRules of(PathsFilter filter, PathItems items, Duration gap) {
        boolean both = filter.startPoint() != null && filter.endPoint() != null;
        return new PathRules(
                gap.toSeconds() * MICROS_PER_SECOND,
                filter.stepLimit(),
                point(filter.startPoint(), both, items),
                point(filter.endPoint(), both, items),
                items.shown(""),
                items.shown("..."));
    }

    /** A lone point may have a slash at its end, which items have not (paths rule 6). */
    private static int point(@Nullable String text, boolean both, PathItems items) {
        if (text == null) {
            return ANY;
        }
        boolean slash = !both && text.length() > 1 && text.endsWith("/");
        return items.shown(slash ? text.substring(0, text.length() - 1) : text);
    }
}
