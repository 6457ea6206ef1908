package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.functions.ElementSite.Elements;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What ClickHouse lets one append to an aggregate's name, one after another: {@code
 * quantileArrayOrNullIf} is a {@code quantile} over arrays, null without rows, of the rows where
 * the last argument holds. Made when a name is looked up.
 */
final class Combinators {
    private static final int MOST = 3;

    /** Aggregates whose lowering asks the engine for distinct values. */
    private static final List<String> WITH_DISTINCT = List.of("sum", "avg", "count", "groupArray");

    private static final Map<String, UnaryOperator<FunctionSignature>> SUFFIXES = suffixes();

    private Combinators() {}

    private static Map<String, UnaryOperator<FunctionSignature>> suffixes() {
        Map<String, UnaryOperator<FunctionSignature>> all = new LinkedHashMap<>();
        all.put("If", Combinators::ifOf);
        all.put("Distinct", Combinators::distinctOf);
        all.put("OrNull", Combinators::orNullOf);
        all.put("OrDefault", Combinators::orDefaultOf);
        all.putAll(ElementCombinators.suffixes());
        return all;
    }

    /** Adds -If of every aggregate that is in the list by now, which editors offer. */
    static void addTo(List<FunctionSignature> out) {
        for (FunctionSignature aggregate : List.copyOf(out)) {
            if (aggregate.isAggregate()) {
                out.add(ifOf(aggregate));
            }
        }
    }

    /** The aggregate that a name with combinators means, if it ends in some. */
    static Optional<FunctionSignature> find(String name, Map<String, FunctionSignature> table) {
        return find(name, table, MOST);
    }

    private static Optional<FunctionSignature> find(
            String name, Map<String, FunctionSignature> table, int most) {
        FunctionSignature known = table.get(name);
        if (known != null) {
            return Optional.of(known).filter(FunctionSignature::isAggregate);
        }
        if (most == 0) {
            return Optional.empty();
        }
        for (Map.Entry<String, UnaryOperator<FunctionSignature>> suffix : SUFFIXES.entrySet()) {
            if (name.endsWith(suffix.getKey())) {
                String base = name.substring(0, name.length() - suffix.getKey().length());
                if (!suffix.getKey().equals("Array") && base.endsWith(suffix.getKey())) {
                    return Optional.empty();
                }
                return isConditionWithin(base, suffix.getKey())
                        ? find(withConditionLast(base, suffix.getKey()), table, most)
                                .map(f -> f.named(name))
                        : find(base, table, most - 1).map(f -> apply(suffix.getValue(), f));
            }
        }
        return Optional.empty();
    }

    /** {@code sumIfOrNull} looks for null among the rows that count, as {@code sumOrNullIf}. */
    private static boolean isConditionWithin(String base, String suffix) {
        return base.endsWith("If") && (suffix.startsWith("Or") || suffix.equals("State"));
    }

    private static String withConditionLast(String base, String suffix) {
        return base.substring(0, base.length() - "If".length()) + suffix + "If";
    }

    private static FunctionSignature apply(
            UnaryOperator<FunctionSignature> combinator, FunctionSignature base) {
        FunctionSignature combined = combinator.apply(base);
        return base.duckdb() instanceof Lowering.Missing missing
                ? combined.with(missing)
                : combined;
    }

    /** {@code sumIf(x, condition)}: only rows where the condition, the last argument, holds. */
    private static FunctionSignature ifOf(FunctionSignature base) {
        List<Takes> takes = new ArrayList<>();
        int known =
                Math.max(
                        base.minArgs(),
                        base.maxArgs() == FunctionSignature.MANY ? base.minArgs() : base.maxArgs());
        for (int i = 1; i <= known; i++) {
            takes.add(base.takes(i));
        }
        FunctionSignature combined =
                base.combined(
                                "If",
                                1,
                                call -> base.check().problem(call.leading(call.size() - 1)),
                                call -> base.typeOf(call.leading(call.size() - 1)),
                                site ->
                                        site.lowerAs(
                                                base,
                                                site.size() - 1,
                                                site.take(site.size(), Takes.CONDITION),
                                                false),
                                "Only rows where the last argument holds.")
                        .taking(takes);
        return base.duckdb() instanceof Lowering.Missing missing
                ? combined.with(missing)
                : combined;
    }

    /** {@code sumDistinct(x)}: each value once. */
    private static FunctionSignature distinctOf(FunctionSignature base) {
        return base.combined(
                "Distinct",
                0,
                base.check(),
                base::typeOf,
                site ->
                        WITH_DISTINCT.contains(base.name())
                                ? site.lowerAs(base, site.size(), null, true)
                                : ElementSite.reduce(site, base, distinctRows(site)),
                "Each value once.");
    }

    private static Elements distinctRows(CallSite site) {
        Sql rows =
                site.size() == 1
                        ? site.aggregate("list(DISTINCT $1)$over", site.arg(1))
                        : site.aggregate(
                                "list(DISTINCT row($*))$over", site.args().toArray(Sql[]::new));
        return new Elements(rows, site.types().types());
    }

    /** {@code sumOrNull(x)}: null when there are no values. */
    private static FunctionSignature orNullOf(FunctionSignature base) {
        return base.combined(
                        "OrNull",
                        0,
                        base.check(),
                        call -> nullable(base.typeOf(call)),
                        site ->
                                Sql.of(
                                        "CASE WHEN $1 > 0 THEN $2 ELSE $3 END",
                                        site.size() == 0
                                                ? site.aggregate("count(*)$over")
                                                : site.aggregate("count($1)$over", site.arg(1)),
                                        site.lowerAs(base, site.size(), null, false),
                                        Defaults.of(site.type())),
                        "Null when there are no values.")
                .taking(base.takes());
    }

    /** Arrays, tuples and maps are never null in ClickHouse: they are empty. */
    private static HogqlType nullable(HogqlType type) {
        return type.wrapsNull() ? type.orNull() : type;
    }

    /** {@code maxOrDefault(x)}: the type's default when there are no values. */
    private static FunctionSignature orDefaultOf(FunctionSignature base) {
        return base.combined(
                "OrDefault",
                0,
                base.check(),
                call -> base.typeOf(call).notNull(),
                site ->
                        Sql.of(
                                "coalesce($1, $2)",
                                site.lowerAs(base, site.size(), null, false),
                                Defaults.of(site.type().notNull())),
                "The type's default when there are no values.");
    }
}
