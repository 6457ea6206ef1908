package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or aggregate by name: {@code name(params)(args)}.
 *
 * <p>{@code params} are those of a parametric aggregate, {@code quantile(0.9)(x)}, and empty
 * otherwise; {@code distinct} is {@code count(DISTINCT x)}; {@code filter} is {@code FILTER (WHERE
 * …)}.
 */
public record Call(
        String name,
        List<Expr> params,
        List<Expr> args,
        boolean distinct,
        @Nullable Expr filter,
        Span span)
        implements Expr {
    public Call {
        params = List.copyOf(params);
        args = List.copyOf(args);
    }

    /** A plain call made by a planner. */
    public static Call of(String name, Expr... args) {
        return of(name, List.of(args), Span.NONE);
    }

    /** A plain call: no parameters, no DISTINCT, no FILTER. */
    public static Call of(String name, List<Expr> args, Span span) {
        return new Call(name, List.of(), args, false, null, span);
    }

    /** The same call of another function. */
    public Call named(String other) {
        return new Call(other, params, args, distinct, filter, span);
    }

    /** The same call with other arguments. */
    public Call withArgs(List<Expr> others) {
        return new Call(name, params, others, distinct, filter, span);
    }

    @Override
    public List<Node> children() {
        return new NodeList().addAll(params).addAll(args).add(filter).toList();
    }
}
