package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Arrays, tuples and maps: how they are made and read, and functions over their elements. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("array")
                .args(0, FunctionSignature.MANY)
                .returns(call -> Types.arrayOf(Types.common(call.types())))
                .duckdb("[$*]")
                .doc("The arguments as an array.")
                .add(out);
        scalar("tuple")
                .args(1, FunctionSignature.MANY)
                .returns(call -> new HogqlType.Tuple(call.types(), false))
                .duckdb("row($*)")
                .doc("The arguments as a tuple.")
                .add(out);
        scalar("map")
                .args(0, FunctionSignature.MANY)
                .returns(ArrayFunctions::mapType)
                .duckdb(ArrayFunctions::map)
                .doc("Keys and values in turn as a map.")
                .add(out);
        scalar("arrayElement")
                .args(2)
                .returns(ArrayFunctions::elementType)
                .duckdb(ArrayFunctions::element)
                .doc("An element of an array, from 1; or the value of a map's key.")
                .add(out);
        scalar("tupleElement")
                .args(2, 3)
                .returns(ArrayFunctions::tupleElementType)
                .duckdb(site ->
                        site.size() == 3 && !holds(site.types())
                                ? site.arg(3)
                                : Sql.of("struct_extract($1, $2)", site.arg(1), site.arg(2)))
                .doc("An element of a tuple, from 1.")
                .add(out);
        scalar("arrayMap")
                .args(2, FunctionSignature.MANY)
                .returns(call -> Types.arrayOf(call.type(1)))
                .duckdb(ArrayFunctions::arrayMap)
                .doc("What a lambda makes of each element.")
                .add(out);
        scalar("arrayJoin")
                .args(1)
                .returns(ResultRule.elementOf(1))
                .duckdb("unnest($1)")
                .doc("One row for each element of an array.")
                .add(out);
        scalar("has")
                .args(2)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb(ArrayFunctions::has)
                .doc("Whether an array has an element.")
                .add(out);
    }

    private static Sql has(CallSite site) {
        if (site.type(2).isNull()) {
            return Sql.of("(len(list_filter($1, lambda v: v IS NULL)) > 0)", site.arg(1));
        }
        Sql needle =
                Comparisons.against(
                        site.arg(2), site.type(2), Types.elementOf(site.type(1)), site.clock());
        return Sql.of("coalesce(list_contains($1, $2), false)", site.arg(1), needle);
    }

    private static HogqlType mapType(CallTypes call) {
        HogqlType key = Types.NULL;
        HogqlType value = Types.NULL;
        for (int i = 1; i < call.size(); i += 2) {
            key = Types.common(key, call.type(i)).notNull();
            value = Types.common(value, call.type(i + 1)).withNullable(call.type(i + 1).nullable());
        }
        return Types.mapOf(key, value);
    }

    private static Sql map(CallSite site) {
        List<Sql> keys = new java.util.ArrayList<>();
        List<Sql> values = new java.util.ArrayList<>();
        for (int i = 1; i < site.size(); i += 2) {
            keys.add(site.arg(i));
            values.add(site.arg(i + 1));
        }
        return Sql.of("map($1, $2)", list(keys), list(values));
    }

    private static Sql list(List<Sql> items) {
        return Sql.of("[$*]", items.toArray(Sql[]::new));
    }

    private static HogqlType elementType(CallTypes call) {
        HogqlType type = call.type(1);
        return type instanceof HogqlType.MapOf map
                ? map.value()
                : Types.elementOf(type)
                        .withNullable(Types.elementOf(type).nullable() || call.anyNullable());
    }

    private static Sql element(CallSite site) {
        Sql element = Sql.of("$1[$2]", site.arg(1), site.arg(2));
        Sql otherwise = Defaults.of(site.type());
        return otherwise.equals(Sql.NULL)
                ? element
                : Sql.of("coalesce($1, $2)", element, otherwise);
    }

    private static HogqlType tupleElementType(CallTypes call) {
        if (call.type(1) instanceof HogqlType.Tuple tuple && call.integer(2).isPresent()) {
            int index = (int) Math.min(call.integer(2).get(), Integer.MAX_VALUE);
            if (index >= 1 && index <= tuple.elements().size()) {
                return tuple.elements().get(index - 1);
            }
        }
        return call.size() == 3 ? call.type(3) : Types.UNKNOWN;
    }

    private static boolean holds(CallTypes call) {
        return call.type(1) instanceof HogqlType.Tuple tuple
                && call.integer(2).map(i -> i >= 1 && i <= tuple.elements().size()).orElse(true);
    }

    /** With several arrays the lambda sees the elements at the same place. */
    private static Sql arrayMap(CallSite site) {
        if (site.size() == 2) {
            return Sql.of("list_transform($2, $1)", site.arg(1), site.arg(2));
        }
        return zipped(site);
    }

    static Sql zipped(CallSite site) {
        String row = site.freshName();
        Sql parameter = new Sql.Column(null, row);
        List<Sql> elements = new java.util.ArrayList<>();
        for (int i = 1; i < site.size(); i++) {
            elements.add(Sql.of("$1[$2]", parameter, Sql.value((long) i)));
        }
        Sql zip = Sql.of("list_zip($*)", site.args().subList(1, site.size()).toArray(Sql[]::new));
        return Sql.of(
                "list_transform($1, $2)",
                zip,
                new Sql.Lambda(List.of(row), site.applyLambda(1, elements)));
    }
}
