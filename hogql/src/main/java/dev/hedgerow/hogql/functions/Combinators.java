package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What ClickHouse lets one append to an aggregate's name; each gives a function of its own in the
 * table. -Array and -ForEach are made elsewhere, for the aggregates that have an array's form.
 */
final class Combinators {
    /** Aggregates that are worth having -OrNull, -OrDefault for: all others are null anyway. */
    private static final Set<String> WITH_DEFAULTS =
            Set.of(
                    "sum", "count", "avg", "min", "max", "any", "anyLast", "uniq", "argMin",
                    "argMax");

    /** Aggregates whose lowering asks the engine for distinct values. */
    private static final Set<String> WITH_DISTINCT = Set.of("sum", "avg", "groupArray");

    private Combinators() {}

    /** Adds the combinators of every aggregate that is in the list by now. */
    static void addTo(List<FunctionSignature> out) {
        Set<String> taken =
                out.stream()
                        .map(FunctionSignature::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        for (FunctionSignature aggregate : List.copyOf(out)) {
            if (!aggregate.isAggregate()) {
                continue;
            }
            add(ifOf(aggregate), taken, out);
            if (WITH_DISTINCT.contains(aggregate.name())) {
                FunctionSignature distinct = distinctOf(aggregate);
                add(distinct, taken, out);
                add(ifOf(distinct), taken, out);
            }
            if (WITH_DEFAULTS.contains(aggregate.name())) {
                withDefaults(orNullOf(aggregate), "OrNull", aggregate, taken, out);
                withDefaults(orDefaultOf(aggregate), "OrDefault", aggregate, taken, out);
            }
        }
    }

    private static void withDefaults(
            FunctionSignature function,
            String suffix,
            FunctionSignature base,
            Set<String> taken,
            List<FunctionSignature> out) {
        add(function, taken, out);
        add(ifOf(function), taken, out);
        add(ifOf(function).named(base.name() + "If" + suffix), taken, out);
    }

    private static void add(
            FunctionSignature function, Set<String> taken, List<FunctionSignature> out) {
        if (taken.add(function.name())) {
            out.add(function);
        }
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
        Lowering lowering =
                base.duckdb() instanceof Lowering.Missing missing
                        ? missing
                        : new Lowering.Hook(site ->
                                site.lowerAs(
                                        base,
                                        site.size() - 1,
                                        site.take(site.size(), Takes.CONDITION),
                                        false));
        return new FunctionSignature(
                base.name() + "If",
                true,
                FunctionKind.AGGREGATE,
                base.minArgs() + 1,
                base.maxArgs() == FunctionSignature.MANY
                        ? FunctionSignature.MANY
                        : base.maxArgs() + 1,
                base.minParameters(),
                base.maxParameters(),
                takes,
                base.lambda(),
                FunctionSignature.Check.NONE,
                call -> base.typeOf(leading(call, call.size() - 1)),
                lowering,
                base.doc() + " Only rows where the last argument holds.",
                base.name());
    }

    /** {@code sumDistinct(x)}: each value once. */
    private static FunctionSignature distinctOf(FunctionSignature base) {
        return like(
                base,
                "Distinct",
                base::typeOf,
                site -> site.lowerAs(base, site.size(), null, true),
                "Each value once.");
    }

    /** {@code sumOrNull(x)}: null when there are no values. */
    private static FunctionSignature orNullOf(FunctionSignature base) {
        return like(
                base,
                "OrNull",
                call -> base.typeOf(call).orNull(),
                site ->
                        Sql.of(
                                "CASE WHEN $1 > 0 THEN $2 END",
                                site.size() == 0
                                        ? site.aggregate("count(*)$over")
                                        : site.aggregate("count($1)$over", site.arg(1)),
                                site.lowerAs(base, site.size(), null, false)),
                "Null when there are no values.");
    }

    /** {@code maxOrDefault(x)}: the type's default when there are no values. */
    private static FunctionSignature orDefaultOf(FunctionSignature base) {
        return like(
                base,
                "OrDefault",
                call -> base.typeOf(call).notNull(),
                site ->
                        Sql.of(
                                "coalesce($1, $2)",
                                site.lowerAs(base, site.size(), null, false),
                                Defaults.of(site.type().notNull())),
                "The type's default when there are no values.");
    }

    private static FunctionSignature like(
            FunctionSignature base,
            String suffix,
            ResultRule result,
            Lowering.Code code,
            String doc) {
        return new FunctionSignature(
                base.name() + suffix,
                true,
                FunctionKind.AGGREGATE,
                base.minArgs(),
                base.maxArgs(),
                base.minParameters(),
                base.maxParameters(),
                base.takes(),
                base.lambda(),
                base.check(),
                result,
                new Lowering.Hook(code),
                base.doc() + " " + doc,
                base.name());
    }

    private static CallTypes leading(CallTypes call, int count) {
        List<HogqlType> types = call.types().subList(0, count);
        return new CallTypes(call.name(), types, call.literals().subList(0, count));
    }
}
