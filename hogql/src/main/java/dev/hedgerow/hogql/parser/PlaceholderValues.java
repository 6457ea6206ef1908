package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Not;
import dev.hedgerow.hogql.ast.Or;
import dev.hedgerow.hogql.ast.TreeRewriter;
import dev.hedgerow.hogql.ast.TreeWalker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the inside of a placeholder comes to.
 *
 * <p>Names are replaced by their values. Conditions over constants ({@code ? :}, {@code ??}, {@code
 * not}, {@code and}, {@code or}, {@code =}, {@code !=}) are decided here, so that only the chosen
 * branch reaches the query; null, false, 0 and '' count as false. Anything else is left to the
 * query.
 */
final class PlaceholderValues {
    private static final String VERBATIM = "sql";
    private final Map<String, Expr> values;
    private final TreeRewriter verbatim;

    private PlaceholderValues(Map<String, Expr> values, TreeRewriter verbatim) {
        this.values = values;
        this.verbatim = verbatim;
    }

    /**
     * The value, or nothing if a name that it needs has none. {@code verbatim} goes over what
     * sql(…) holds.
     */
    static Optional<Expr> value(Expr expr, Map<String, Expr> values, TreeRewriter verbatim) {
        try {
            return Optional.of(new PlaceholderValues(values, verbatim).decide(expr));
        } catch (MissingValue _) {
            return Optional.empty();
        }
    }

    static List<String> names(Expr expr) {
        List<String> names = new ArrayList<>();
        TreeWalker.walkWhile(
                expr,
                node -> {
                    if (node instanceof Field field) {
                        names.add(String.join(".", field.chain()));
                    }
                    return !isVerbatim(node);
                });
        return List.copyOf(names);
    }

    private static boolean isVerbatim(Node node) {
        return node instanceof Call call && call.name().equals(VERBATIM) && call.args().size() == 1;
    }

    private Expr decide(Expr expr) {
        return switch (expr) {
            case Field field -> named(field);
            case Call call when isVerbatim(call) -> verbatim.rewrite(call.args().getFirst());
            case Call call when call.name().equals("if") && call.args().size() == 3 -> choose(call);
            case Call call when call.name().equals("ifNull") && call.args().size() == 2 ->
                    firstKnown(call);
            case Not not -> not(new Not(decide(not.expr()), not.span()));
            case Compare compare -> compare(compare);
            case And and -> allOrAny(and, and.operands(), true);
            case Or or -> allOrAny(or, or.operands(), false);
            default -> children(expr);
        };
    }

    private Expr children(Expr expr) {
        return new TreeRewriter() {
            @Override
            public Expr rewrite(Expr child) {
                return decide(child);
            }
        }.rewriteChildren(expr);
    }

    private Expr named(Field field) {
        Expr value = values.get(String.join(".", field.chain()));
        if (value == null) {
            throw new MissingValue();
        }
        return value;
    }

    private Expr choose(Call call) {
        Expr condition = decide(call.args().getFirst());
        if (condition instanceof Constant constant) {
            return decide(call.args().get(isTrue(constant) ? 1 : 2));
        }
        return Call.of(
                "if",
                List.of(condition, decide(call.args().get(1)), decide(call.args().get(2))),
                call.span());
    }

    private Expr firstKnown(Call call) {
        Expr first = decide(call.args().getFirst());
        if (first instanceof Constant constant) {
            return constant.value() == null ? decide(call.args().getLast()) : constant;
        }
        return Call.of("ifNull", List.of(first, decide(call.args().getLast())), call.span());
    }

    private static Expr not(Not not) {
        return not.expr() instanceof Constant constant
                ? new Constant(!isTrue(constant), not.span())
                : not;
    }

    private Expr compare(Compare compare) {
        Expr left = decide(compare.left());
        Expr right = decide(compare.right());
        boolean decidable = compare.op() == CompareOp.EQUAL || compare.op() == CompareOp.NOT_EQUAL;
        if (decidable && left instanceof Constant && right instanceof Constant) {
            return new Constant(
                    left.equals(right) == (compare.op() == CompareOp.EQUAL), compare.span());
        }
        return new Compare(compare.op(), left, right, compare.span());
    }

    private Expr allOrAny(Expr expr, List<Expr> operands, boolean all) {
        List<Expr> decided = operands.stream().map(this::decide).toList();
        if (decided.stream().allMatch(Constant.class::isInstance)) {
            boolean result =
                    all
                            ? decided.stream().allMatch(operand -> isTrue((Constant) operand))
                            : decided.stream().anyMatch(operand -> isTrue((Constant) operand));
            return new Constant(result, expr.span());
        }
        return all ? new And(decided, expr.span()) : new Or(decided, expr.span());
    }

    private static boolean isTrue(Constant constant) {
        return switch (constant.value()) {
            case null -> false;
            case Boolean value -> value;
            case Number value -> value.doubleValue() != 0;
            case String value -> !value.isEmpty();
            default -> true;
        };
    }

    /** A name without a value; ends the attempt to fill one placeholder. */
    private static final class MissingValue extends RuntimeException {
        private MissingValue() {
            super(null, null, false, false);
        }
    }
}
