package dev.hedgerow.store.duckdb;

import com.uber.h3core.AreaUnit;
import com.uber.h3core.H3Core;
import com.uber.h3core.LengthUnit;
import com.uber.h3core.exceptions.H3Exception;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Uber's hexagons (H3) for queries: by the name of the operation, over cells, edges or resolutions
 * as numbers. What is no cell gives 0, or nothing, as in ClickHouse. The native library is loaded
 * when it is first asked.
 */
final class Hexagons {
    private static final long MOST_CELLS = 1_000_000;
    private static final int FINEST = 15;

    private Hexagons() {}

    /** Loads the native library, once. */
    private static final class Library {
        static final H3Core H3 = load();

        private static H3Core load() {
            try {
                return H3Core.newInstance();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The cell of a place, its latitude and longitude in degrees; 0 where there is none. */
    static @Nullable Long cell(@Nullable String place, @Nullable Long resolution) {
        if (place == null || resolution == null) {
            return null;
        }
        int space = place.indexOf(' ');
        double latitude = Double.parseDouble(place.substring(0, space));
        double longitude = Double.parseDouble(place.substring(space + 1));
        return orElse(() -> Library.H3.latLngToCell(latitude, longitude, checked(resolution)), 0L);
    }

    /**
     * What to do with a cell: the driver's functions take two arguments at most, so the other
     * number, another cell or a resolution, comes behind the operation's name.
     */
    private record Request(String operation, long other) {
        static Request of(String text) {
            int space = text.indexOf(' ');
            return space < 0
                    ? new Request(text, 0)
                    : new Request(
                            text.substring(0, space), Long.parseLong(text.substring(space + 1)));
        }
    }

    /** A number made of one cell or two, or of a cell and a resolution. */
    static @Nullable Long number(@Nullable String request, @Nullable Long cell) {
        if (request == null || cell == null) {
            return null;
        }
        String operation = Request.of(request).operation();
        long other = Request.of(request).other();
        H3Core h3 = Library.H3;
        return orElse(
                () ->
                        switch (operation) {
                            case "IsValid" -> bit(h3.isValidCell(cell));
                            case "GetResolution" -> (long) h3.getResolution(cell);
                            case "GetBaseCell" -> (long) h3.getBaseCellNumber(cell);
                            case "IndexesAreNeighbors" -> bit(h3.areNeighborCells(cell, other));
                            case "ToParent" -> h3.cellToParent(cell, checked(other));
                            case "ToCenterChild" -> h3.cellToCenterChild(cell, checked(other));
                            case "IsResClassIII" -> bit(h3.isResClassIII(cell));
                            case "IsPentagon" -> bit(h3.isPentagon(cell));
                            case "NumHexagons" -> h3.getNumCells(checked(cell));
                            case "Distance" -> h3.gridDistance(cell, other);
                            case "GetUnidirectionalEdge" -> h3.cellsToDirectedEdge(cell, other);
                            case "UnidirectionalEdgeIsValid" -> bit(h3.isValidDirectedEdge(cell));
                            case "GetOriginIndexFromUnidirectionalEdge" ->
                                    h3.getDirectedEdgeOrigin(cell);
                            case "GetDestinationIndexFromUnidirectionalEdge" ->
                                    h3.getDirectedEdgeDestination(cell);
                            default -> throw unknown(operation);
                        },
                0L);
    }

    /** A length, an area or an angle of a cell, an edge or a resolution. */
    static @Nullable Double measure(@Nullable String operation, @Nullable Long cell) {
        if (operation == null || cell == null) {
            return null;
        }
        H3Core h3 = Library.H3;
        return orElse(
                () ->
                        switch (operation) {
                            case "EdgeLengthM" ->
                                    h3.getHexagonEdgeLengthAvg(checked(cell), LengthUnit.m);
                            case "EdgeLengthKm" ->
                                    h3.getHexagonEdgeLengthAvg(checked(cell), LengthUnit.km);
                            case "HexAreaM2" -> h3.getHexagonAreaAvg(checked(cell), AreaUnit.m2);
                            case "HexAreaKm2" -> h3.getHexagonAreaAvg(checked(cell), AreaUnit.km2);
                            case "CellAreaM2" -> area(cell, AreaUnit.m2);
                            case "CellAreaRads2" -> area(cell, AreaUnit.rads2);
                            case "ExactEdgeLengthM" -> h3.edgeLength(cell, LengthUnit.m);
                            case "ExactEdgeLengthKm" -> h3.edgeLength(cell, LengthUnit.km);
                            case "ExactEdgeLengthRads" -> h3.edgeLength(cell, LengthUnit.rads);
                            default -> throw unknown(operation);
                        },
                0.0);
    }

    /** Numbers with commas between them. */
    static @Nullable String numbers(@Nullable String request, @Nullable Long cell) {
        if (request == null || cell == null) {
            return null;
        }
        String operation = Request.of(request).operation();
        long other = Request.of(request).other();
        H3Core h3 = Library.H3;
        Collection<? extends Number> numbers =
                orElse(
                        () ->
                                switch (operation) {
                                    case "kRing" -> disk(cell, limited(3 * other * other, other));
                                    case "HexRing" -> h3.gridRing(cell, limited(6 * other, other));
                                    case "ToChildren" -> children(cell, checked(other));
                                    case "Line" -> line(cell, other);
                                    case "GetFaces" -> h3.getIcosahedronFaces(cell);
                                    case "GetRes0Indexes" -> h3.getRes0Cells();
                                    case "GetPentagonIndexes" -> h3.getPentagons(checked(cell));
                                    case "GetUnidirectionalEdgesFromHexagon" ->
                                            h3.originToDirectedEdges(cell);
                                    default -> throw unknown(operation);
                                },
                        List.of());
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Places with commas between them, each its latitude and longitude in degrees. */
    static @Nullable String places(@Nullable String operation, @Nullable Long cell) {
        if (operation == null || cell == null) {
            return null;
        }
        H3Core h3 = Library.H3;
        List<LatLng> places =
                orElse(
                        () ->
                                switch (operation) {
                                    case "ToGeo" ->
                                            h3.isValidCell(cell)
                                                    ? List.of(h3.cellToLatLng(cell))
                                                    : List.of();
                                    case "ToGeoBoundary" ->
                                            h3.isValidCell(cell)
                                                    ? h3.cellToBoundary(cell)
                                                    : List.of();
                                    case "GetUnidirectionalEdgeBoundary" ->
                                            h3.directedEdgeToBoundary(cell);
                                    default -> throw unknown(operation);
                                },
                        List.of());
        return places.stream()
                .map(place -> place.lat + " " + place.lng)
                .collect(Collectors.joining(","));
    }

    private static double area(long cell, AreaUnit unit) {
        return Library.H3.isValidCell(cell) ? Library.H3.cellArea(cell, unit) : 0;
    }

    private static List<Long> disk(long cell, int steps) {
        return Library.H3.isValidCell(cell) ? Library.H3.gridDisk(cell, steps) : List.of();
    }

    private static List<Long> children(long cell, int resolution) {
        limited(Library.H3.cellToChildrenSize(cell, resolution), 0);
        return Library.H3.cellToChildren(cell, resolution);
    }

    private static List<Long> line(long from, long to) {
        limited(Library.H3.gridDistance(from, to), 0);
        return Library.H3.gridPathCells(from, to);
    }

    private static int checked(long resolution) {
        if (resolution < 0 || resolution > FINEST) {
            throw new IllegalArgumentException(
                    "The resolution of hexagons is from 0 to 15, not " + resolution);
        }
        return (int) resolution;
    }

    private static int limited(long cells, long value) {
        if (value < 0 || value > MOST_CELLS || cells > MOST_CELLS) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "More than %d hexagons were asked for", MOST_CELLS));
        }
        return (int) value;
    }

    private static long bit(boolean value) {
        return value ? 1 : 0;
    }

    private static <T> T orElse(Supplier<T> value, T otherwise) {
        try {
            return value.get();
        } catch (H3Exception e) {
            return otherwise;
        }
    }

    private static IllegalArgumentException unknown(String operation) {
        return new IllegalArgumentException("no operation on hexagons is called " + operation);
    }
}
