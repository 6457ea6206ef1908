package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * What ClickHouse lets one append to an aggregate's name; each gives a function of its own in the
 * table.
 */
final class Combinators {
    private Combinators() {}

    /** Adds the combinators of every aggregate that is in the list by now. */
    static void addTo(List<FunctionSignature> out) {
        for (FunctionSignature aggregate : List.copyOf(out)) {
            if (aggregate.isAggregate()) {
                out.add(ifOf(aggregate));
            }
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
        return new FunctionSignature(
                base.name() + "If",
                base.caseSensitive(),
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
                new Lowering.Hook(site ->
                        site.lowerAs(
                                base,
                                site.size() - 1,
                                site.take(site.size(), Takes.CONDITION),
                                false)),
                base.doc() + " Only rows where the last argument holds.");
    }

    private static CallTypes leading(CallTypes call, int count) {
        List<HogqlType> types = call.types().subList(0, count);
        return new CallTypes(call.name(), types, call.literals().subList(0, count));
    }
}
