package dev.hedgerow.store.duckdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of one group as the compiler has the engine collect them: a line each, two whole numbers
 * with a space between.
 */
final class EventLines {
    private EventLines() {}

    /** One row: for sequences its time and, as bits, which conditions hold. */
    record Line(long first, long second) {}

    /** The rows by their first number; rows with the same one stay as they are. */
    static List<Line> sorted(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int space = line.indexOf(' ');
            lines.add(
                    new Line(
                            Long.parseLong(line, 0, space, 10),
                            Long.parseLong(line, space + 1, line.length(), 10)));
        }
        lines.sort(Comparator.comparingLong(Line::first));
        return lines;
    }
}
