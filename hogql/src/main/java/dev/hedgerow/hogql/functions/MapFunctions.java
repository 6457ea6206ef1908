package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Optional;

/** Maps: keys, values, and maps out of maps. */
final class MapFunctions {
    private MapFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("mapFromArrays")
                .args(2)
                .returns(call ->
                        Types.mapOf(Types.elementOf(call.type(1)), Types.elementOf(call.type(2))))
                .duckdb("map($1, $2)")
                .doc("A map of an array of keys and one of values.")
                .add(out);
        scalar("mapKeys")
                .args(1)
                .returns(call -> Types.arrayOf(keyOf(call)))
                .duckdb("map_keys($1)")
                .doc("The keys.")
                .add(out);
        scalar("mapValues")
                .args(1)
                .returns(call -> Types.arrayOf(valueOf(call)))
                .duckdb("map_values($1)")
                .doc("The values.")
                .add(out);
        scalar("mapContains")
                .args(2)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb("coalesce(list_contains(map_keys($1), $2), false)")
                .doc("Whether there is such a key.")
                .add(out);
        scalar("mapContainsKeyLike")
                .args(2)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb("coalesce(len(list_filter(map_keys($1), lambda k: k LIKE $2)) > 0, false)")
                .doc("Whether a key matches a pattern.")
                .add(out);
        scalar("mapExtractKeyLike")
                .args(2)
                .returns(ResultRule.sameAs(1))
                .duckdb(
                        "map_from_entries(list_filter(map_entries($1), lambda e: e['key'] LIKE $2))")
                .doc("The entries whose key matches a pattern.")
                .add(out);
        lambdas(out);
        merging(out);
        scalar("mapPopulateSeries")
                .args(1, 2)
                .check(call ->
                        call.type(1) instanceof HogqlType.MapOf
                                ? Optional.empty()
                                : Optional.of(
                                        "mapPopulateSeries takes a map and perhaps the last key"))
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> {
                    Sql last =
                            site.size() == 2
                                    ? site.arg(2)
                                    : Sql.of("list_max(map_keys($1))", site.arg(1));
                    return Sql.of(
                            "map_from_entries(list_transform(range(list_min(map_keys($1)), $2 + 1), lambda k:"
                                    + " {'key': k, 'value': coalesce($1[k], 0)}))",
                            site.arg(1),
                            last);
                })
                .doc("The map with each whole number between its keys, 0 where there was none.")
                .add(out);
    }

    private static void lambdas(List<FunctionSignature> out) {
        scalar("mapFilter")
                .args(2)
                .lambda(LambdaRule.MAP_ENTRIES)
                .returns(ResultRule.sameAs(2))
                .duckdb(site ->
                        overEntries(site, "map_from_entries(list_filter(map_entries($1), $2))"))
                .doc("The entries for which a lambda of key and value holds.")
                .add(out);
        scalar("mapApply")
                .args(2)
                .lambda(LambdaRule.MAP_ENTRIES)
                .returns(MapFunctions::appliedType)
                .duckdb(site ->
                        overEntries(
                                site,
                                "map_from_entries(list_transform(list_transform(map_entries($1), $2),"
                                        + " lambda e: {'key': e[1], 'value': e[2]}))"))
                .doc("What a lambda of key and value makes of each entry.")
                .add(out);
    }

    private static Sql overEntries(CallSite site, @CompileTimeText String template) {
        String entry = site.freshName();
        Sql parameter = new Sql.Column(null, entry);
        Sql body =
                site.applyLambda(
                        1,
                        List.of(
                                Sql.of("struct_extract($1, 'key')", parameter),
                                Sql.of("struct_extract($1, 'value')", parameter)));
        return Sql.of(template, site.arg(2), new Sql.Lambda(List.of(entry), body));
    }

    private static HogqlType appliedType(CallTypes call) {
        return call.type(1) instanceof HogqlType.Tuple tuple && tuple.elements().size() == 2
                ? Types.mapOf(tuple.elements().get(0), tuple.elements().get(1))
                : call.type(2);
    }

    /** The later map wins, or the values are added or subtracted; keys keep their order. */
    private static void merging(List<FunctionSignature> out) {
        merged("mapUpdate", 2, "coalesce($2[k], $1[k])", out);
        merged("mapAdd", FunctionSignature.MANY, "coalesce($1[k], 0) + coalesce($2[k], 0)", out);
        merged(
                "mapSubtract",
                FunctionSignature.MANY,
                "coalesce($1[k], 0) - coalesce($2[k], 0)",
                out);
    }

    private static void merged(
            String name, int max, @CompileTimeText String value, List<FunctionSignature> out) {
        scalar(name)
                .args(2, max)
                .returns(call -> Types.mapOf(keyOf(call), signed(valueOf(call))))
                .duckdb(site ->
                        site.args().stream()
                                .reduce((a, b) ->
                                        Sql.of(
                                                "map_from_entries(list_transform(list_concat(map_keys($1), list_filter(map_keys($2),"
                                                        + " lambda k: NOT list_contains(map_keys($1), k))), lambda k:"
                                                        + " {'key': k, 'value': $3}))",
                                                a,
                                                b,
                                                Sql.of(value, a, b)))
                                .orElse(Sql.NULL))
                .doc("Maps joined: by the later value, the sum or the difference.")
                .add(out);
    }

    private static HogqlType signed(HogqlType type) {
        return type.isInteger() ? Types.INT64 : type;
    }

    private static HogqlType keyOf(CallTypes call) {
        return call.type(1) instanceof HogqlType.MapOf map ? map.key() : Types.UNKNOWN;
    }

    private static HogqlType valueOf(CallTypes call) {
        return call.type(1) instanceof HogqlType.MapOf map ? map.value() : Types.UNKNOWN;
    }
}
