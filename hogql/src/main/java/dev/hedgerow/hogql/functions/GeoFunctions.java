package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places on the globe. */
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
        scalar("greatCircleDistance")
                .args(4)
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .expandsTo("greatCircleAngle({a1}, {a2}, {a3}, {a4}) * 6371000 * pi() / 180")
                .doc("The metres between two points of a round earth: longitude, latitude, twice.")
                .add(out);
        scalar("pointInEllipses")
                .args(6, FunctionSignature.MANY)
                .takes(Takes.NUMBER)
                .check(GeoFunctions::wrongCount)
                .returns(Types.BOOLEAN)
                .duckdb(GeoFunctions::inEllipses)
                .doc("Whether a point x, y is in an ellipse of centre x, y and half axes a, b.")
                .add(out);
        scalar("pointInPolygon")
                .args(2)
                .returns(Types.BOOLEAN)
                .duckdb(
                        "(list_sum(list_transform([$2], lambda g: list_sum(list_transform(g, lambda p, i:"
                                + " CASE WHEN (p[2] > $1[2]) <> (g[i % len(g) + 1][2] > $1[2]) AND $1[1] <"
                                + " (g[i % len(g) + 1][1] - p[1]) * ($1[2] - p[2]) / (g[i % len(g) + 1][2] - p[2]) + p[1]"
                                + " THEN 1 ELSE 0 END)))) % 2 = 1)")
                .doc("Whether a point, a tuple, is in a polygon, an array of tuples.")
                .add(out);
        scalar("geohashEncode")
                .args(2, 3)
                .takes(Takes.NUMBER, Takes.NUMBER, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(site -> {
                    Sql all =
                            Sql.of(
                                    "hedgerow_geohash(CAST($1 AS DOUBLE), CAST($2 AS DOUBLE))",
                                    site.arg(1),
                                    site.arg(2));
                    return site.size() == 2
                            ? all
                            : Sql.of(
                                    "left($1, CASE WHEN $2 BETWEEN 1 AND 12 THEN CAST($2 AS BIGINT) ELSE 12 END)",
                                    all,
                                    site.arg(3));
                })
                .doc("The geohash of a longitude and latitude, of 12 or so many characters.")
                .add(out);
        scalar("geohashDecode")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.tupleOf(Types.FLOAT64, Types.FLOAT64))
                .duckdb(
                        "row(hedgerow_geohash_middle($1, false), hedgerow_geohash_middle($1, true))")
                .doc("Longitude and latitude of the middle of a geohash.")
                .add(out);
        scalar("geohashesInBox")
                .args(5)
                .takes(Takes.NUMBER)
                .returns(Types.arrayOf(Types.STRING))
                .duckdb(
                        "list_filter(string_split(hedgerow_geohashes_in_box(concat_ws(' ', CAST($1 AS DOUBLE), CAST($2 AS DOUBLE),"
                                + " CAST($3 AS DOUBLE), CAST($4 AS DOUBLE)), CAST($5 AS BIGINT)), ','), lambda t: t <> '')")
                .doc(
                        "The geohashes of so many characters that cover a box: least longitude and latitude, then the greatest.")
                .add(out);
        scalar("geoDistance")
                .args(4)
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb(GeoFunctions::onEllipsoid)
                .doc("The metres between two points of the WGS 84 ellipsoid, nearly.")
                .add(out);
    }

    /**
     * As ClickHouse: flat with the ellipsoid's degrees at the middle latitude where the points are
     * less than 13 degrees apart, else on a sphere of the mean radius.
     */
    private static Sql onEllipsoid(CallSite site) {
        return Sql.of(
                "list_transform([{'x': abs($1 - $3), 'y': abs($2 - $4), 'm': radians(($2 + $4) / 2)}], lambda d: list_transform("
                        + "[CASE WHEN d['x'] > 180 THEN 360 - d['x'] ELSE d['x'] END], lambda x: CASE WHEN x + d['y'] < 13 THEN"
                        + " sqrt(pow((111132.09 - 566.05 * cos(2 * d['m']) + 1.20 * cos(4 * d['m'])) * d['y'], 2)"
                        + " + pow((111415.13 * cos(d['m']) - 94.55 * cos(3 * d['m']) + 0.12 * cos(5 * d['m'])) * x, 2))"
                        + " ELSE 2 * 6371008.771415 * asin(least(1.0::DOUBLE, sqrt(pow(sin(radians(d['y']) / 2), 2)"
                        + " + cos(radians($2)) * cos(radians($4)) * pow(sin(radians(x) / 2), 2)))) END)[1])[1]",
                site.arg(1),
                site.arg(2),
                site.arg(3),
                site.arg(4));
    }

    private static Optional<String> wrongCount(CallTypes call) {
        return (call.size() - 2) % 4 == 0
                ? Optional.empty()
                : Optional.of("pointInEllipses takes a point and four numbers for each ellipse");
    }

    private static Sql inEllipses(CallSite site) {
        List<Sql> inside = new ArrayList<>();
        for (int i = 3; i + 3 <= site.size(); i += 4) {
            inside.add(
                    Sql.of(
                            "(pow($1 - $3, 2) / pow($5, 2) + pow($2 - $4, 2) / pow($6, 2) <= 1)",
                            site.arg(1),
                            site.arg(2),
                            site.arg(i),
                            site.arg(i + 1),
                            site.arg(i + 2),
                            site.arg(i + 3)));
        }
        return new Sql.Logic(false, inside);
    }
}
