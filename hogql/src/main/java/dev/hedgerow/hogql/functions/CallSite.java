package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.sql.SqlWindow;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One call while it is lowered. Arguments are counted from 1 and come turned into what the
 * signature takes.
 */
public interface CallSite {

    /**
     * Types and literals of the arguments, before they were turned into what the signature takes.
     */
    CallTypes types();

    /** The parameters of a parametric aggregate, {@code quantile(0.9)}. */
    CallTypes parameterTypes();

    /** The call's own type. */
    HogqlType type();

    Sql arg(int argument);

    List<Sql> parameters();

    default int size() {
        return types().size();
    }

    default List<Sql> args() {
        return IntStream.rangeClosed(1, size()).mapToObj(this::arg).toList();
    }

    default HogqlType type(int argument) {
        return types().type(argument);
    }

    /** The engine's form of a lambda argument, with the given expressions for its parameters. */
    Sql applyLambda(int argument, List<Sql> parameters);

    /** How many parameters a lambda argument has; 0 for an argument that is no lambda. */
    int lambdaArity(int argument);

    /**
     * A name for a lambda's parameter, which nothing within the call's arguments uses; another one
     * at each call.
     */
    String freshName();

    /**
     * Whether only "true" matters: the call stands in WHERE, HAVING or ON, under AND and OR alone.
     * Null may then stand for false.
     */
    boolean inFilter();

    /** Whether the call stands in a lambda's body, for each element of an array. */
    boolean inLambda();

    /** Whether the call pairs the rows of two relations, where null equals nothing. */
    boolean inJoin();

    /** For {@link Coercions} and {@link Comparisons}. */
    Coercions.Clock clock();

    CompileContext context();

    /** The engine's value of an argument, turned into another kind than the signature says. */
    Sql take(int argument, Takes takes);

    /** A point in time (UTC in the engine) as the wall clock of its type's zone shows it. */
    Sql toLocal(Sql utc, HogqlType type);

    /** An argument that is a date as it is, one that is a point in time as its wall clock. */
    default Sql localArg(int argument) {
        return type(argument).isDate() ? arg(argument) : toLocal(arg(argument), type(argument));
    }

    /** The reverse of {@link #toLocal}. */
    Sql toUtc(Sql local, HogqlType type);

    /**
     * As {@link #toUtc}, for a local time that was cut from the first argument, at most a year
     * back: where the query bounds that argument, less of the zone's history is needed.
     */
    Sql cutToUtc(Sql local, HogqlType type);

    /**
     * The same call as a call of another function: what the combinators (-If, -OrNull …) are made
     * of.
     *
     * @param leadingArgs how many of the arguments the other function gets
     * @param condition a further condition on the rows, joined to the call's own
     */
    Sql lowerAs(
            FunctionSignature other, int leadingArgs, @Nullable Sql condition, boolean distinct);

    /**
     * A fragment of this aggregate or window call: carries its DISTINCT, FILTER and OVER to the
     * template's holes.
     */
    Sql aggregate(@CompileTimeText String template, Sql... args);

    /** What OVER says, {@code WINDOW} included; null for a call without. */
    @Nullable SqlWindow window();

    /** As {@link #aggregate}, over other rows of the call's partition, in the call's order. */
    Sql over(SqlWindow.Frame frame, @CompileTimeText String template);
}
