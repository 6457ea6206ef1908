package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.functions.ElementSite.Elements;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Aggregates over one array's elements: {@code arrayReduce('quantile(0.9)', array)}. */
final class ArrayReductions {
    private static final Pattern NAME = Pattern.compile("(\\w+)(?:\\(([0-9., ]*)\\))?");

    private ArrayReductions() {}

    /** An aggregate's name as a text says it, and its parameters. */
    private record Reduction(FunctionSignature function, List<Sql> parameters) {
        static Optional<Reduction> of(String text) {
            Matcher matcher = NAME.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            List<Sql> parameters = new ArrayList<>();
            String written = matcher.group(2) == null ? "" : matcher.group(2);
            for (String part : written.isBlank() ? new String[0] : written.split(",", -1)) {
                try {
                    parameters.add(Sql.value(new BigDecimal(part.strip())));
                } catch (NumberFormatException e) {
                    return Optional.empty();
                }
            }
            return FunctionTable.standard()
                    .find(matcher.group(1))
                    .filter(FunctionSignature::isAggregate)
                    .filter(f -> !(f.duckdb() instanceof Lowering.Missing))
                    .filter(f -> parameters.size() >= f.minParameters())
                    .filter(f -> parameters.size() <= f.maxParameters())
                    .map(f -> new Reduction(f, parameters));
        }
    }

    static void addTo(List<FunctionSignature> out) {
        scalar("arrayReduce")
                .args(0, FunctionSignature.MANY)
                .check(ArrayReductions::problem)
                .returns(call -> known(call).function().typeOf(elements(call)))
                .duckdb(site -> {
                    Reduction reduction = known(site.types());
                    List<Sql> arrays = site.args().subList(1, site.size());
                    Sql rows =
                            arrays.size() == 1
                                    ? arrays.getFirst()
                                    : Sql.of("list_zip($*)", arrays.toArray(Sql[]::new));
                    return ElementSite.reduce(
                            site,
                            reduction.function(),
                            reduction.parameters(),
                            new Elements(rows, elements(site.types()).types()));
                })
                .doc("The aggregate of the given name over an array's elements.")
                .add(out);
    }

    private static Reduction known(CallTypes call) {
        return call.text(1)
                .flatMap(Reduction::of)
                .orElseThrow(() -> new IllegalArgumentException("checked before: " + call));
    }

    private static CallTypes elements(CallTypes call) {
        return ElementSite.typesOf(
                call.name(),
                call.types().subList(1, call.size()).stream().map(Types::elementOf).toList());
    }

    /** In PostHog's words. */
    private static Optional<String> problem(CallTypes call) {
        String function = "'" + call.name() + "'";
        if (call.size() < 2) {
            return Optional.of("Missing arguments in function " + function);
        }
        Optional<String> name = call.text(1);
        if (name.isEmpty()) {
            return Optional.of(
                    "Expected constant string as first arg in function "
                            + function
                            + call.integer(1)
                                    .map(number -> ", got IntegerType '" + number + "'")
                                    .orElse(""));
        }
        Optional<Reduction> reduction = Reduction.of(name.get());
        if (reduction.isEmpty()) {
            return Optional.of(
                    "Invalid parametric function in "
                            + function
                            + ", '"
                            + name.get()
                            + "' is not supported.");
        }
        FunctionSignature aggregate = reduction.get().function();
        int arrays = call.size() - 1;
        if (arrays < aggregate.minArgs() || arrays > aggregate.maxArgs()) {
            return Optional.of(
                    "Aggregation '"
                            + aggregate.name()
                            + "' in "
                            + function
                            + " does not take "
                            + arrays
                            + (arrays == 1 ? " array" : " arrays"));
        }
        return aggregate.check().problem(elements(call));
    }
}
