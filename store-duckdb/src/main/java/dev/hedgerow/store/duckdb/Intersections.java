package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.duckdb.EventLines.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many ranges {@code [start, end)} overlap at most. */
final class Intersections {
    private Intersections() {}

    /** The greatest number, or where it is first reached. */
    static @Nullable Long of(@Nullable String lines, @Nullable Boolean position) {
        if (lines == null || position == null) {
            return null;
        }
        List<Line> ends = new ArrayList<>();
        for (Line range : EventLines.sorted(lines)) {
            ends.add(new Line(range.first(), 1));
            ends.add(new Line(range.second(), -1));
        }
        ends.sort(Comparator.comparingLong(Line::first).thenComparingLong(Line::second));
        long open = 0;
        long most = 0;
        long where = 0;
        for (Line end : ends) {
            open += end.second();
            if (open > most) {
                most = open;
                where = end.first();
            }
        }
        return position ? where : most;
    }
}
