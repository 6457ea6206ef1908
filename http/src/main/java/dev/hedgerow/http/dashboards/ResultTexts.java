package dev.hedgerow.http.dashboards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Holds the tables of a dashboard to a number of characters: each by itself, and all of them
 * together. What is left out is said in its place, with the way to get it. Not thread-safe: one per
 * answer.
 */
final class ResultTexts {
    /** What one table may take unless the caller wants more. */
    static final int DEFAULT_MAX = 2000;

    private static final int TOTAL_MAX = 30_000;

    /** With less than this a table would be a piece of its header. */
    static final int LEAST = 200;

    private final int max;
    private final int totalMax;
    private int used;

    /**
     * @param max characters of one table; 0 for no limit
     */
    ResultTexts(int max) {
        this(max, TOTAL_MAX);
    }

    ResultTexts(int max, int totalMax) {
        this.max = max;
        this.totalMax = totalMax;
    }

    /** Whether another table has room. */
    boolean hasRoom() {
        return totalMax - used >= LEAST;
    }

    /** What stands for a table that has no room. */
    String notRun(long tileId) {
        return "[Not run: the answer holds at most "
                + totalMax
                + " characters. To read this tile, ask again with tile_ids="
                + tileId
                + ".]";
    }

    /** A table, cut when it is too long. */
    String fitting(String table, long tileId) {
        String text = max == 0 ? table : cut(table, tileId, Math.min(max, totalMax - used));
        used += text.length();
        return text;
    }

    /**
     * Takes rows from the middle: the first ones matter in a funnel, the last ones in a trend, the
     * header in all.
     */
    private static String cut(String table, long tileId, int room) {
        if (table.length() <= room) {
            return table;
        }
        List<String> lines = table.lines().toList();
        int rowsRoom = room - note(lines.size(), lines.size(), tileId).length() - 1;
        if (lines.size() < 3 || lines.getFirst().length() + 1 > rowsRoom) {
            String note = "[Cut at " + room + " characters. " + way(tileId);
            int kept = Math.max(0, room - note.length() - 1);
            return table.substring(0, Math.min(kept, table.length())) + "\n" + note;
        }
        return fromBothEnds(lines, tileId, rowsRoom);
    }

    private static String fromBothEnds(List<String> lines, long tileId, int room) {
        List<String> head = new ArrayList<>(List.of(lines.getFirst()));
        List<String> tail = new ArrayList<>();
        int left = room - lines.getFirst().length() - 1;
        int first = 1;
        int last = lines.size() - 1;
        boolean fromEnd = true;
        while (first <= last) {
            String line = lines.get(fromEnd ? last : first);
            left -= line.length() + 1;
            if (left < 0) {
                break;
            }
            if (fromEnd) {
                tail.add(line);
                last--;
            } else {
                head.add(line);
                first++;
            }
            fromEnd = !fromEnd;
        }
        Collections.reverse(tail);
        head.add(note(last - first + 1, lines.size() - 1, tileId));
        head.addAll(tail);
        return String.join("\n", head);
    }

    private static String note(int omitted, int all, long tileId) {
        return "[" + omitted + " of " + all + " rows omitted here. " + way(tileId);
    }

    private static String way(long tileId) {
        return "To read all, ask again with tile_ids=" + tileId + " and max_result_chars=0.]";
    }
}
