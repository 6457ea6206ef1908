package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.functions.ElementSite.Elements;
import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Combinators that collect values into lists first and aggregate the lists' elements: of arrays
 * (-Array), place by place (-ForEach), by a map's key (-Map), of the rows where a further argument
 * is extreme (-ArgMin, -ArgMax), or later (-State and -Merge).
 */
final class ElementCombinators {
    private ElementCombinators() {}

    static Map<String, UnaryOperator<FunctionSignature>> suffixes() {
        Map<String, UnaryOperator<FunctionSignature>> all = new LinkedHashMap<>();
        all.put("Array", ElementCombinators::arrayOf);
        all.put("ForEach", ElementCombinators::forEachOf);
        all.put("Map", ElementCombinators::mapOf);
        all.put("State", ElementCombinators::stateOf);
        all.put("Merge", ElementCombinators::mergeOf);
        all.put("ArgMin", base -> atExtreme(base, "ArgMin", "list_min($1)"));
        all.put("ArgMax", base -> atExtreme(base, "ArgMax", "list_max($1)"));
        return all;
    }

    /** {@code sumArray(array)}: all elements of all rows' arrays. */
    private static FunctionSignature arrayOf(FunctionSignature base) {
        return base.combined(
                        "Array",
                        0,
                        call -> notArrays(base, call, "Array"),
                        call -> base.typeOf(elements(call)),
                        site ->
                                ElementSite.reduce(
                                        site,
                                        base,
                                        new Elements(
                                                site.size() == 1
                                                        ? site.aggregate(
                                                                "flatten(list($1)$over)",
                                                                site.arg(1))
                                                        : site.aggregate(
                                                                "flatten(list(list_zip($*))$over)",
                                                                site.args().toArray(Sql[]::new)),
                                                elements(site.types()).types())),
                        "Over the elements of arrays.")
                .withArgs(Math.max(1, base.minArgs()), base.maxArgs());
    }

    /** {@code sumForEach(array)}: an array, each place of it from the elements of that place. */
    private static FunctionSignature forEachOf(FunctionSignature base) {
        return base.combined(
                        "ForEach",
                        0,
                        call -> notArrays(base, call, "ForEach"),
                        call -> Types.arrayOf(base.typeOf(elements(call))),
                        site -> forEach(site, base),
                        "For each place of arrays.")
                .withArgs(Math.max(1, base.minArgs()), base.maxArgs());
    }

    private static Sql forEach(CallSite site, FunctionSignature base) {
        Sql.Column rows = new Sql.Column(null, site.freshName());
        Sql.Column place = new Sql.Column(null, site.freshName());
        boolean one = site.size() == 1;
        Sql atPlace = Sql.of("a[$1]", place);
        if (!one) {
            List<Sql> parts = new ArrayList<>();
            for (long i = 1; i <= site.size(); i++) {
                parts.add(Sql.of("a[$1][$2]", Sql.value(i), place));
            }
            atPlace = Sql.of("row($*)", parts.toArray(Sql[]::new));
        }
        Sql length = one ? Sql.of("len(a)") : Sql.of("len(a[1])");
        Sql there =
                Sql.of(
                        "list_transform(list_filter($1, lambda a: $2 >= $3), lambda a: $4)",
                        rows,
                        length,
                        place,
                        atPlace);
        Sql value =
                ElementSite.reduce(site, base, new Elements(there, elements(site.types()).types()));
        return Sql.of(
                "list_transform([coalesce($1, [])], $2)[1]",
                one
                        ? site.aggregate("list($1)$over", site.arg(1))
                        : site.aggregate("list(row($*))$over", site.args().toArray(Sql[]::new)),
                new Sql.Lambda(
                        List.of(rows.name()),
                        Sql.of(
                                "list_transform(range(1, coalesce(list_max(list_transform($1, lambda a: $2)), 0) + 1), $3)",
                                rows,
                                length,
                                new Sql.Lambda(List.of(place.name()), value))));
    }

    /** {@code sumMap(map)}: a map, each key's value from those of that key. */
    static FunctionSignature mapOf(FunctionSignature base) {
        return base.combined(
                        "Map",
                        0,
                        call ->
                                call.type(1) instanceof HogqlType.MapOf || call.type(1).isUnknown()
                                        ? Optional.empty()
                                        : illegal(call, "Map", "map"),
                        call ->
                                call.type(1) instanceof HogqlType.MapOf map
                                        ? Types.mapOf(map.key(), base.typeOf(values(base, map)))
                                        : Types.UNKNOWN,
                        site -> byKey(site, base),
                        "For each key of maps.")
                .withArgs(1, 1);
    }

    private static CallTypes values(FunctionSignature base, HogqlType.MapOf map) {
        return ElementSite.typesOf(base.name(), List.of(map.value()));
    }

    private static Sql byKey(CallSite site, FunctionSignature base) {
        Sql.Column entries = new Sql.Column(null, site.freshName());
        Sql.Column key = new Sql.Column(null, site.freshName());
        HogqlType value = site.type(1) instanceof HogqlType.MapOf map ? map.value() : Types.UNKNOWN;
        Sql ofKey =
                Sql.of(
                        "list_transform(list_filter($1, lambda z: z['key'] = $2), lambda z: z['value'])",
                        entries,
                        key);
        Sql reduced = ElementSite.reduce(site, base, new Elements(ofKey, List.of(value)));
        return Sql.of(
                "list_transform([coalesce($1, [])], $2)[1]",
                site.aggregate("flatten(list(map_entries($1))$over)", site.arg(1)),
                new Sql.Lambda(
                        List.of(entries.name()),
                        Sql.of(
                                "map_from_entries(list_transform(list_sort(list_distinct(list_transform($1, lambda z: z['key']))), $2))",
                                entries,
                                new Sql.Lambda(
                                        List.of(key.name()),
                                        Sql.of("{'key': $1, 'value': $2}", key, reduced)))));
    }

    /** A state, which ClickHouse keeps as bytes, is the array of the values here. */
    private static FunctionSignature stateOf(FunctionSignature base) {
        return base.combined(
                "State",
                0,
                base.check(),
                call -> Types.arrayOf(rowType(call.types())),
                site -> {
                    Sql rows =
                            switch (site.size()) {
                                case 0 -> site.aggregate("list(1::BIGINT)$over");
                                case 1 ->
                                        Sql.of(
                                                "list_filter($1, lambda v: v IS NOT NULL)",
                                                site.aggregate("list($1)$over", site.arg(1)));
                                default ->
                                        site.aggregate(
                                                "list(row($*))$over",
                                                site.args().toArray(Sql[]::new));
                            };
                    return Sql.of("coalesce($1, [])", rows);
                },
                "The values, to be merged later.");
    }

    private static HogqlType rowType(List<HogqlType> types) {
        return switch (types.size()) {
            case 0 -> Types.INT64;
            case 1 -> types.getFirst();
            default -> Types.tupleOf(types.toArray(HogqlType[]::new));
        };
    }

    /** {@code sumMerge(state)}: the aggregate of what -State gave. */
    private static FunctionSignature mergeOf(FunctionSignature base) {
        return base.combined(
                        "Merge",
                        0,
                        call -> notState(base, call),
                        call -> base.typeOf(states(base, call)),
                        site ->
                                ElementSite.reduce(
                                        site,
                                        base,
                                        new Elements(
                                                site.aggregate(
                                                        "flatten(list($1)$over)", site.arg(1)),
                                                states(base, site.types()).types())),
                        "Over what -State gave.")
                .withArgs(1, 1);
    }

    /** The arguments of the rows that a state holds. */
    private static CallTypes states(FunctionSignature base, CallTypes call) {
        HogqlType row = Types.elementOf(call.type(1));
        boolean many =
                row instanceof HogqlType.Tuple tuple
                        && tuple.elements().size() >= base.minArgs()
                        && tuple.elements().size() <= base.maxArgs();
        return ElementSite.typesOf(
                base.name(),
                many && row instanceof HogqlType.Tuple tuple ? tuple.elements() : List.of(row));
    }

    /** {@code sumArgMax(x, y)}: the sum of the x of the rows where y is greatest. */
    private static FunctionSignature atExtreme(
            FunctionSignature base, String suffix, @CompileTimeText String extreme) {
        return base.combined(
                suffix,
                1,
                call -> base.check().problem(call.leading(call.size() - 1)),
                call -> base.typeOf(call.leading(call.size() - 1)),
                site -> {
                    List<Sql> args = site.args();
                    Sql rows =
                            Sql.of(
                                    "list_filter($1, lambda r: r['y'] IS NOT NULL)",
                                    site.aggregate(
                                            "list({'x': $1, 'y': $2})$over",
                                            rowOf(args.subList(0, args.size() - 1)),
                                            args.getLast()));
                    Sql best = Sql.of(extreme, Sql.of("list_transform(s, lambda r: r['y'])"));
                    Sql chosen =
                            Sql.of(
                                    "list_transform([$1], lambda s: list_transform([$2], lambda m:"
                                            + " list_transform(list_filter(s, lambda r: r['y'] = m), lambda r: r['x']))[1])[1]",
                                    rows,
                                    best);
                    return ElementSite.reduce(
                            site,
                            base,
                            new Elements(chosen, site.types().leading(args.size() - 1).types()));
                },
                "Of the rows where the last argument is extreme.");
    }

    private static Sql rowOf(List<Sql> args) {
        return switch (args.size()) {
            case 0 -> Sql.of("1::BIGINT");
            case 1 -> args.getFirst();
            default -> Sql.of("row($*)", args.toArray(Sql[]::new));
        };
    }

    /** The types of the elements of arrays. */
    private static CallTypes elements(CallTypes call) {
        return ElementSite.typesOf(
                call.name(), call.types().stream().map(Types::elementOf).toList());
    }

    private static Optional<String> notArrays(
            FunctionSignature base, CallTypes call, String suffix) {
        for (HogqlType type : call.types()) {
            if (!type.isArray() && !type.isUnknown() && !type.isNull()) {
                return illegal(call, suffix, "array");
            }
        }
        return base.check().problem(elements(call));
    }

    private static Optional<String> notState(FunctionSignature base, CallTypes call) {
        return call.type(1).isArray() || call.type(1).isUnknown()
                ? Optional.empty()
                : Optional.of(
                        "Aggregation '"
                                + call.name()
                                + "' takes what '"
                                + base.name()
                                + "State' gives");
    }

    private static Optional<String> illegal(CallTypes call, String suffix, String wanted) {
        return Optional.of(
                "Aggregation '"
                        + call.name()
                        + "' with the suffix "
                        + suffix
                        + " takes no "
                        + call.type(1).name()
                        + ". Must be "
                        + wanted);
    }
}
