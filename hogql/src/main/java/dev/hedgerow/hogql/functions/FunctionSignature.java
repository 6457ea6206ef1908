package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.types.HogqlType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one function.
 *
 * @param caseSensitive whether only this spelling calls it
 * @param maxArgs {@link #MANY} for no limit
 * @param takes what each argument is turned into; the last entry holds for all further ones, none
 *     means ANY
 * @param check what is wrong with the arguments, if anything, as the user reads it
 * @param duckdb how DuckDB computes it; a further engine adds a component of its own
 * @param doc one sentence for the documentation
 * @param base the aggregate that a combinator made this one from; null for all others
 */
public record FunctionSignature(
        String name,
        boolean caseSensitive,
        FunctionKind kind,
        int minArgs,
        int maxArgs,
        int minParameters,
        int maxParameters,
        List<Takes> takes,
        LambdaRule lambda,
        Check check,
        ResultRule result,
        Lowering duckdb,
        String doc,
        @Nullable String base) {

    /** No upper limit of arguments. */
    public static final int MANY = Integer.MAX_VALUE;

    /** Finds what is wrong with the types of a call's arguments. */
    @FunctionalInterface
    public interface Check {
        /** Nothing is ever wrong. */
        Check NONE = call -> Optional.empty();

        Optional<String> problem(CallTypes call);
    }

    public FunctionSignature {
        takes = List.copyOf(takes);
    }

    /** Whether a combinator (-If, -Array …) made it from another aggregate. */
    public boolean isCombined() {
        return base != null;
    }

    public boolean isAggregate() {
        return kind == FunctionKind.AGGREGATE;
    }

    /** What an argument, counted from 1, is turned into. */
    public Takes takes(int argument) {
        return takes.isEmpty() ? Takes.ANY : takes.get(Math.min(argument, takes.size()) - 1);
    }

    /** The same function under another name. */
    public FunctionSignature named(String other) {
        return new FunctionSignature(
                other,
                caseSensitive,
                kind,
                minArgs,
                maxArgs,
                minParameters,
                maxParameters,
                takes,
                lambda,
                check,
                result,
                duckdb,
                doc,
                base);
    }

    public HogqlType typeOf(CallTypes call) {
        return result.typeOf(call);
    }
}
