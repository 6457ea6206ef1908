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
        return copy(other, minArgs, maxArgs, takes, duckdb);
    }

    /** The same function, computed in another way. */
    FunctionSignature with(Lowering lowering) {
        return copy(name, minArgs, maxArgs, takes, lowering);
    }

    FunctionSignature taking(List<Takes> kinds) {
        return copy(name, minArgs, maxArgs, kinds, duckdb);
    }

    /** The same function with other bounds of its arguments. */
    FunctionSignature withArgs(int min, int max) {
        return copy(name, min, max, takes, duckdb);
    }

    private FunctionSignature copy(
            String newName, int min, int max, List<Takes> newTakes, Lowering lowering) {
        return new FunctionSignature(
                newName,
                caseSensitive,
                kind,
                min,
                max,
                minParameters,
                maxParameters,
                newTakes,
                lambda,
                check,
                result,
                lowering,
                doc,
                base);
    }

    /**
     * What a combinator makes of this aggregate.
     *
     * @param furtherArgs how many arguments more it has
     */
    FunctionSignature combined(
            String suffix,
            int furtherArgs,
            Check combinedCheck,
            ResultRule combinedResult,
            Lowering.Code code,
            String furtherDoc) {
        return new FunctionSignature(
                name + suffix,
                true,
                FunctionKind.AGGREGATE,
                minArgs + furtherArgs,
                maxArgs == MANY ? MANY : maxArgs + furtherArgs,
                minParameters,
                maxParameters,
                List.of(),
                lambda,
                combinedCheck,
                combinedResult,
                new Lowering.Hook(code),
                doc + " " + furtherDoc,
                name);
    }

    /** A name means one function; combinators make theirs anew for each call. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FunctionSignature function && name.equals(function.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    public HogqlType typeOf(CallTypes call) {
        return result.typeOf(call);
    }
}
