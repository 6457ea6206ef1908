package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.Not;
import dev.hedgerow.hogql.ast.Or;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TupleLiteral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions that planners put together, without the ceremony of spans. */
public final class Conditions {
    public static final Expr TRUE = Constant.of(true);
    public static final Expr FALSE = Constant.of(false);
    public static final Expr NULL = Constant.of(null);

    private Conditions() {}

    public static Expr compare(CompareOp op, Expr left, Expr right) {
        return new Compare(op, left, right, Span.NONE);
    }

    public static Expr equal(Expr left, @Nullable Object value) {
        return compare(CompareOp.EQUAL, left, Constant.of(value));
    }

    /** Whether a value is one of some; false when there are none. */
    public static Expr in(Expr left, List<?> values) {
        if (values.isEmpty()) {
            return FALSE;
        }
        if (values.size() == 1) {
            return equal(left, values.getFirst());
        }
        List<Expr> items = values.stream().<Expr>map(Constant::of).toList();
        return compare(CompareOp.IN, left, new TupleLiteral(items, Span.NONE));
    }

    public static Expr in(Expr left, Query query) {
        return compare(CompareOp.IN, left, new Subquery(query, Span.NONE));
    }

    /** All hold; true for none. Operands that are the constant true are left out. */
    public static Expr and(List<Expr> operands) {
        List<Expr> kept = operands.stream().filter(operand -> !operand.equals(TRUE)).toList();
        return switch (kept.size()) {
            case 0 -> TRUE;
            case 1 -> kept.getFirst();
            default -> new And(kept, Span.NONE);
        };
    }

    public static Expr and(Expr... operands) {
        return and(List.of(operands));
    }

    /** At least one holds; false for none. */
    public static Expr or(List<Expr> operands) {
        return switch (operands.size()) {
            case 0 -> FALSE;
            case 1 -> operands.getFirst();
            default -> operands.contains(TRUE) ? TRUE : new Or(operands, Span.NONE);
        };
    }

    public static Expr not(Expr operand) {
        return new Not(operand, Span.NONE);
    }

    /** Whether a condition on the lambda's parameter holds for some item of an array. */
    static Expr exists(String parameter, Expr condition, Expr array) {
        return Call.of("arrayExists", new Lambda(List.of(parameter), condition, Span.NONE), array);
    }

    /** A call with one constant text after its first argument. */
    static Expr call(String name, Expr first, String text) {
        return Call.of(name, first, Constant.of(text));
    }

    static Expr field(List<String> chain) {
        return new Field(chain, Span.NONE);
    }
}
