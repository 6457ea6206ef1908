package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Places on the globe. Only angles are there; hexagons and geohashes are missing. */
final class GeoFunctions {
    private GeoFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("greatCircleAngle")
                .args(4)
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb(
                        "degrees(2 * asin(least(1.0::DOUBLE, sqrt(pow(sin(radians($4 - $2) / 2), 2)"
                                + " + cos(radians($2)) * cos(radians($4)) * pow(sin(radians($3 - $1) / 2), 2)))))")
                .doc("The angle between two points of the globe: longitude, latitude, twice.")
                .add(out);
        for (String name :
                List.of(
                        "greatCircleDistance",
                        "geoDistance",
                        "pointInEllipses",
                        "pointInPolygon",
                        "geohashEncode",
                        "geohashDecode",
                        "geohashesInBox",
                        "geoToH3",
                        "stringToH3")) {
            scalar(name).args(1, FunctionSignature.MANY).missing().doc("Places.").add(out);
        }
        for (String name :
                List.of(
                        "IsValid",
                        "GetResolution",
                        "GetBaseCell",
                        "EdgeAngle",
                        "EdgeLengthM",
                        "EdgeLengthKm",
                        "ToGeo",
                        "ToGeoBoundary",
                        "kRing",
                        "HexAreaM2",
                        "HexAreaKm2",
                        "IndexesAreNeighbors",
                        "ToChildren",
                        "ToParent",
                        "ToString",
                        "IsResClassIII",
                        "IsPentagon",
                        "GetFaces",
                        "CellAreaM2",
                        "CellAreaRads2",
                        "ToCenterChild",
                        "ExactEdgeLengthM",
                        "ExactEdgeLengthKm",
                        "ExactEdgeLengthRads",
                        "NumHexagons",
                        "PointDistM",
                        "PointDistKm",
                        "PointDistRads",
                        "GetRes0Indexes",
                        "GetPentagonIndexes",
                        "Line",
                        "Distance",
                        "HexRing",
                        "GetUnidirectionalEdge",
                        "UnidirectionalEdgeIsValid",
                        "GetOriginIndexFromUnidirectionalEdge",
                        "GetDestinationIndexFromUnidirectionalEdge",
                        "GetIndexesFromUnidirectionalEdge",
                        "GetUnidirectionalEdgesFromHexagon",
                        "GetUnidirectionalEdgeBoundary")) {
            scalar("h3" + name).args(0, FunctionSignature.MANY).missing().doc("Hexagons.").add(out);
        }
    }
}
