package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/**
 * Uber's hexagons (H3), which the store computes in Java. Places are latitude and longitude, the
 * order of ClickHouse since 25.5.
 */
final class HexagonFunctions {
    private static final HogqlType PLACE = Types.tupleOf(Types.FLOAT64, Types.FLOAT64);

    private HexagonFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        cells(out);
        questions(out);
        measures(out);
        distances(out);
        places(out);
        listsOfCells(out);
    }

    private static void cells(List<FunctionSignature> out) {
        scalar("geoToH3")
                .args(3)
                .takes(Takes.NUMBER, Takes.NUMBER, Takes.INTEGER)
                .returns(Types.UINT64)
                .duckdb(
                        "hedgerow_h3_cell(CAST($1 AS DOUBLE) || ' ' || CAST($2 AS DOUBLE), CAST($3 AS BIGINT))")
                .doc("The hexagon of a latitude and longitude, at a resolution from 0 to 15.")
                .add(out);
        scalar("h3ToString")
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb("lower(to_hex(CAST($1 AS BIGINT)))")
                .doc("A hexagon's number in hexadecimal digits.")
                .add(out);
        scalar("stringToH3")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.UINT64)
                .duckdb(
                        "coalesce(TRY_CAST('0x' || $1 AS BIGINT), CASE WHEN $1 IS NOT NULL THEN 0 END)")
                .doc("The number of a hexagon in hexadecimal digits; 0 for other text.")
                .add(out);
        number("ToParent", 2, "The hexagon of a coarser resolution that a hexagon is in.", out);
        number("ToCenterChild", 2, "The hexagon in the middle, at a finer resolution.", out);
        number("GetUnidirectionalEdge", 2, "The edge from one hexagon to its neighbour.", out);
        number("GetOriginIndexFromUnidirectionalEdge", 1, "Where an edge comes from.", out);
        number("GetDestinationIndexFromUnidirectionalEdge", 1, "Where an edge leads.", out);
        scalar("h3GetIndexesFromUnidirectionalEdge")
                .args(1)
                .expandsTo(
                        "tuple(h3GetOriginIndexFromUnidirectionalEdge({a1}), h3GetDestinationIndexFromUnidirectionalEdge({a1}))")
                .doc("Where an edge comes from and leads.")
                .add(out);
    }

    private static void questions(List<FunctionSignature> out) {
        number("IsValid", 1, "Whether a number is a hexagon: 1 or 0.", out);
        number("GetResolution", 1, "The resolution of a hexagon.", out);
        number("GetBaseCell", 1, "The number of the coarsest cell that a hexagon is in.", out);
        number("IndexesAreNeighbors", 2, "Whether two hexagons share an edge: 1 or 0.", out);
        number("IsResClassIII", 1, "Whether a hexagon's resolution is odd: 1 or 0.", out);
        number("IsPentagon", 1, "Whether a cell is a pentagon: 1 or 0.", out);
        number("UnidirectionalEdgeIsValid", 1, "Whether a number is an edge: 1 or 0.", out);
        number("NumHexagons", 1, "The number of hexagons of a resolution.", out);
        number("Distance", 2, "The steps from one hexagon to another.", out);
    }

    private static void number(String name, int args, String doc, List<FunctionSignature> out) {
        scalar("h3" + name)
                .args(args)
                .takes(Takes.INTEGER)
                .returns(Types.UINT64)
                .duckdb(site ->
                        Sql.of(
                                "hedgerow_h3_number($1, CAST($2 AS BIGINT))",
                                request(name, site),
                                site.arg(1)))
                .doc(doc)
                .add(out);
    }

    /** The operation, and its second number if there is one. */
    private static Sql request(String name, CallSite site) {
        return site.size() < 2
                ? Sql.value(name)
                : Sql.of("($1 || ' ' || CAST($2 AS BIGINT))", Sql.value(name), site.arg(2));
    }

    private static void measures(List<FunctionSignature> out) {
        measure("EdgeLengthM", "The mean length in metres of a resolution's edges.", out);
        measure("EdgeLengthKm", "The mean length in kilometres of a resolution's edges.", out);
        measure("HexAreaM2", "The mean area in square metres of a resolution.", out);
        measure("HexAreaKm2", "The mean area in square kilometres of a resolution.", out);
        measure("CellAreaM2", "The area of a hexagon in square metres.", out);
        measure("CellAreaRads2", "The area of a hexagon in square radians.", out);
        measure("ExactEdgeLengthM", "The length of an edge in metres.", out);
        measure("ExactEdgeLengthKm", "The length of an edge in kilometres.", out);
        measure("ExactEdgeLengthRads", "The length of an edge in radians.", out);
        scalar("h3EdgeAngle")
                .args(1)
                .expandsTo("h3EdgeLengthM({a1}) * 0.00000899732")
                .doc("The mean length in degrees of a resolution's edges.")
                .add(out);
    }

    private static void measure(String name, String doc, List<FunctionSignature> out) {
        scalar("h3" + name)
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.FLOAT64)
                .duckdb(site ->
                        Sql.of(
                                "hedgerow_h3_measure($1, CAST($2 AS BIGINT))",
                                Sql.value(name),
                                site.arg(1)))
                .doc(doc)
                .add(out);
    }

    /** On a sphere of the earth's area, as H3 has it. */
    private static void distances(List<FunctionSignature> out) {
        scalar("h3PointDistRads")
                .args(4)
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb(
                        "list_transform([pow(sin(radians($3 - $1) / 2), 2) + cos(radians($1)) * cos(radians($3))"
                                + " * pow(sin(radians($4 - $2) / 2), 2)], lambda a: 2 * atan2(sqrt(a), sqrt(greatest(0, 1 - a))))[1]")
                .doc("The angle in radians between two places: latitude, longitude, twice.")
                .add(out);
        scalar("h3PointDistM")
                .args(4)
                .expandsTo("h3PointDistRads({a1}, {a2}, {a3}, {a4}) * 6371007.180918475")
                .doc("The metres between two places: latitude, longitude, twice.")
                .add(out);
        scalar("h3PointDistKm")
                .args(4)
                .expandsTo("h3PointDistRads({a1}, {a2}, {a3}, {a4}) * 6371.007180918475")
                .doc("The kilometres between two places: latitude, longitude, twice.")
                .add(out);
    }

    private static void places(List<FunctionSignature> out) {
        scalar("h3ToGeo")
                .args(1)
                .takes(Takes.INTEGER)
                .returns(PLACE)
                .maybeNull()
                .duckdb(site -> Sql.of("$1[1]", placesOf("ToGeo", site)))
                .doc("Latitude and longitude of the middle of a hexagon.")
                .add(out);
        for (String name : List.of("ToGeoBoundary", "GetUnidirectionalEdgeBoundary")) {
            scalar("h3" + name)
                    .args(1)
                    .takes(Takes.INTEGER)
                    .returns(Types.arrayOf(PLACE))
                    .duckdb(site -> placesOf(name, site))
                    .doc("Latitude and longitude of the corners.")
                    .add(out);
        }
    }

    private static Sql placesOf(String name, CallSite site) {
        return Sql.of(
                "list_transform(list_filter(string_split(hedgerow_h3_places($1, CAST($2 AS BIGINT)), ','), lambda t: t <> ''),"
                        + " lambda t: row(CAST(split_part(t, ' ', 1) AS DOUBLE), CAST(split_part(t, ' ', 2) AS DOUBLE)))",
                Sql.value(name),
                site.arg(1));
    }

    private static void listsOfCells(List<FunctionSignature> out) {
        list("kRing", 2, "The hexagons that are at most so many steps away.", out);
        list("HexRing", 2, "The hexagons that are exactly so many steps away.", out);
        list("ToChildren", 2, "The hexagons of a finer resolution that are in a hexagon.", out);
        list("Line", 2, "The hexagons on the way from one to another.", out);
        list("GetFaces", 1, "The faces of the icosahedron that a hexagon lies on.", out);
        list("GetRes0Indexes", 0, "The coarsest hexagons.", out);
        list("GetPentagonIndexes", 1, "The pentagons of a resolution.", out);
        list("GetUnidirectionalEdgesFromHexagon", 1, "The edges that come from a hexagon.", out);
    }

    private static void list(String name, int args, String doc, List<FunctionSignature> out) {
        scalar("h3" + name)
                .args(args)
                .takes(Takes.INTEGER)
                .returns(Types.arrayOf(Types.UINT64))
                .duckdb(site ->
                        Sql.of(
                                "list_transform(list_filter(string_split(hedgerow_h3_numbers($1, CAST($2 AS BIGINT)), ','),"
                                        + " lambda t: t <> ''), lambda t: CAST(t AS BIGINT))",
                                request(name, site),
                                site.size() == 0 ? Sql.value(0L) : site.arg(1)))
                .doc(doc)
                .add(out);
    }
}
