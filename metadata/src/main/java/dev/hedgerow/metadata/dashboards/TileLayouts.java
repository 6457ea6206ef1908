package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
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

    /** No side is longer, and sums of them stay far from where an int ends. */
    private static final int LARGEST = 1_000_000;

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

        /** The box of a tile; what it does not tell is as small as can be. */
        static Box of(JsonNode json) {
            return new Box(
                    side(json, "x", 0), side(json, "y", 0), side(json, "w", 1), side(json, "h", 1));
        }

        private static int side(JsonNode json, String name, int otherwise) {
            return Math.clamp(json.path(name).asInt(otherwise), -LARGEST, LARGEST);
        }

        boolean overlaps(Box other) {
            return x + w > other.x
                    && other.x + other.w > x
                    && y + h > other.y
                    && other.y + other.h > y;
        }

        ObjectNode json() {
            return Json.object().put("x", x).put("y", y).put("w", w).put("h", h);
        }
    }

    /** From top to bottom, then left to right, as a reader goes through a dashboard. */
    static Comparator<DashboardTile> readingOrder() {
        return readingOrder("sm");
    }

    private static Comparator<DashboardTile> readingOrder(String screen) {
        return Comparator.<DashboardTile>comparingInt(tile -> place(tile, screen, "y"))
                .thenComparingInt(tile -> place(tile, screen, "x"))
                .thenComparingLong(DashboardTile::id);
    }

    private static int place(DashboardTile tile, String screen, String axis) {
        return Json.parse(tile.layouts()).path(screen).path(axis).asInt(NOWHERE);
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

    /** The field {@code layouts} of a body that tells places one by one, without anything else. */
    static ObjectNode read(Body body) {
        ObjectNode layouts = Json.object();
        JsonNode given = Json.parse(body.object("layouts", "{}"));
        for (String screen : List.of("sm", "xs")) {
            if (!given.has(screen)) {
                continue;
            }
            String place = "layouts__" + screen;
            if (!(given.path(screen) instanceof ObjectNode fields)) {
                throw MetadataException.invalid(place, "Invalid data. Expected a dictionary.");
            }
            Body box = new Body(fields);
            ObjectNode kept = layouts.putObject(screen);
            for (String side : List.of("x", "y", "w", "h")) {
                if (fields.has(side)) {
                    kept.put(side, number(box, side, place));
                }
            }
        }
        return layouts;
    }

    private static int number(Body box, String side, String place) {
        Long number;
        try {
            number = box.integer(side, null);
        } catch (MetadataException e) {
            throw e.within(place);
        }
        if (number == null) {
            throw MetadataException.isNull(side).within(place);
        }
        return Math.clamp(number, -LARGEST, LARGEST);
    }

    /**
     * Pulls tiles up into the room above them, on each screen for itself, as the dashboard's page
     * does when it draws them.
     *
     * @return those that moved
     */
    static List<DashboardTile> compacted(List<DashboardTile> tiles) {
        List<Laid> all = tiles.stream().map(Laid::of).toList();
        Set<String> screens = new LinkedHashSet<>();
        all.forEach(one -> screens.addAll(one.layouts().propertyNames()));
        Set<DashboardTile> moved = new LinkedHashSet<>();
        for (String screen : screens) {
            List<Box> placed = new ArrayList<>();
            for (Laid one :
                    all.stream()
                            .sorted(Comparator.comparing(Laid::tile, readingOrder(screen)))
                            .toList()) {
                if (one.layouts().path(screen) instanceof ObjectNode json) {
                    Box box = raised(Box.of(json), placed);
                    placed.add(box);
                    if (box.y() != json.path("y").asInt(0)) {
                        json.put("y", box.y());
                        moved.add(one.tile());
                    }
                }
            }
        }
        return all.stream()
                .filter(one -> moved.contains(one.tile()))
                .map(one -> one.tile().withLayouts(Json.text(one.layouts())))
                .toList();
    }

    /** A tile and its layouts, which change. */
    private record Laid(DashboardTile tile, ObjectNode layouts) {

        static Laid of(DashboardTile tile) {
            return new Laid(tile, Json.parseObject(tile.layouts()));
        }
    }

    /**
     * Jumps below whatever is in the way, so that tall tiles take no more steps than small ones.
     */
    private static Box raised(Box box, List<Box> placed) {
        Box tried = new Box(box.x(), 0, box.w(), box.h());
        while (true) {
            Box current = tried;
            OptionalInt below =
                    placed.stream()
                            .filter(current::overlaps)
                            .mapToInt(there -> there.y() + there.h())
                            .max();
            if (below.isEmpty()) {
                return tried;
            }
            tried = new Box(box.x(), below.getAsInt(), box.w(), box.h());
        }
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
