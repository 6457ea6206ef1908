package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.json.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Places tiles on a dashboard's grid of twelve columns: each goes to the lowest, then leftmost spot
 * that is as wide as the tile. {@code sm} is the grid, {@code xs} the single column of small
 * screens. Pure.
 */
final class TileLayouts {

    private static final int COLUMNS = 12;
    private static final int WIDTH = 6;
    private static final int HEIGHT = 5;

    /** Where tiles that were never laid out come when tiles are sorted: behind all others. */
    private static final int NOWHERE = 100;

    private TileLayouts() {}

    /** How {@code reorder_tiles} sizes tiles. */
    enum Arrangement {
        /** Sizes stay as they are. */
        PRESERVE,
        /** Every tile gets half of the width. */
        TWO_COLUMN,
        /** Every tile gets the whole width. */
        FULL_WIDTH
    }

    /** A rectangle on the grid. */
    private record Box(int x, int y, int w, int h) {

        ObjectNode json() {
            return Json.object().put("x", x).put("y", y).put("w", w).put("h", h);
        }
    }

    /** From top to bottom, then left to right, as a reader goes through a dashboard. */
    static Comparator<DashboardTile> readingOrder() {
        return Comparator.<DashboardTile>comparingInt(tile -> place(tile, "y"))
                .thenComparingInt(tile -> place(tile, "x"))
                .thenComparingLong(DashboardTile::id);
    }

    private static int place(DashboardTile tile, String axis) {
        return Json.parse(tile.layouts()).path("sm").path(axis).asInt(NOWHERE);
    }

    /** JSON of the layouts of one more tile of the usual size; the same on both screens. */
    static String next(List<DashboardTile> present) {
        int[] heights = new int[COLUMNS];
        for (DashboardTile tile : present) {
            JsonNode box = Json.parse(tile.layouts()).path("sm");
            if (box.isObject()) {
                int from = Math.clamp(box.path("x").asInt(0), 0, COLUMNS - 1);
                int to = Math.clamp((long) from + box.path("w").asInt(WIDTH), from + 1, COLUMNS);
                int bottom = box.path("y").asInt(0) + box.path("h").asInt(HEIGHT);
                for (int column = from; column < to; column++) {
                    heights[column] = Math.max(heights[column], bottom);
                }
            }
        }
        Box box = lowest(heights, WIDTH, HEIGHT);
        ObjectNode layouts = Json.object();
        layouts.set("sm", box.json());
        layouts.set("xs", box.json());
        return Json.text(layouts);
    }

    /** The layouts of tiles, in the order given, when they are laid out anew. */
    static List<String> arranged(List<DashboardTile> inOrder, Arrangement arrangement) {
        int[] heights = new int[COLUMNS];
        int[] bottom = new int[1];
        return inOrder.stream()
                .map(tile -> {
                    Box size = size(tile, arrangement);
                    Box box = lowest(heights, size.w(), size.h());
                    Arrays.fill(heights, box.x(), box.x() + box.w(), box.y() + box.h());
                    ObjectNode layouts = Json.object();
                    layouts.set("sm", box.json());
                    layouts.set("xs", new Box(0, bottom[0], 1, box.h()).json());
                    bottom[0] += box.h();
                    return Json.text(layouts);
                })
                .toList();
    }

    private static Box size(DashboardTile tile, Arrangement arrangement) {
        JsonNode box = Json.parse(tile.layouts()).path("sm");
        return switch (arrangement) {
            case TWO_COLUMN -> new Box(0, 0, WIDTH, HEIGHT);
            case FULL_WIDTH -> new Box(0, 0, COLUMNS, HEIGHT);
            case PRESERVE ->
                    new Box(
                            0,
                            0,
                            Math.clamp(box.path("w").asInt(WIDTH), 1, COLUMNS),
                            Math.max(1, box.path("h").asInt(HEIGHT)));
        };
    }

    private static Box lowest(int[] heights, int width, int height) {
        Box best = new Box(0, Integer.MAX_VALUE, width, height);
        for (int x = 0; x + width <= COLUMNS; x++) {
            int y = Arrays.stream(heights, x, x + width).max().orElse(0);
            if (y < best.y()) {
                best = new Box(x, y, width, height);
            }
        }
        return best;
    }
}
