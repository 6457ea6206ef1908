package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArithmeticOp;
import dev.hedgerow.hogql.ast.Between;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.IsNull;
import dev.hedgerow.hogql.ast.Negate;
import dev.hedgerow.hogql.ast.Not;
import dev.hedgerow.hogql.ast.Or;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.parser.HogqlGrammar.DotPostfixContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.NamePrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.NumberPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.OperandContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.OperationContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.OperationTailContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.PostfixContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Operators by precedence: turns the flat list of operands and operators that the grammar yields
 * into a tree.
 *
 * <p>From tight to loose, as in PostHog: sign; {@code * / %}; {@code + - ||}; comparisons, LIKE,
 * IN, BETWEEN, IS; {@code ??}; NOT; AND; OR. All group to the left. BETWEEN takes sums, so that its
 * AND is not mistaken for a condition.
 */
final class Operations {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int NULLISH = 4;
    private static final int COMPARE = 5;
    private static final int ADD = 6;
    private static final int MULTIPLY = 7;

    private final Trees trees;
    private final List<OperationTailContext> tails;
    private int next;

    private Operations(Trees trees, List<OperationTailContext> tails) {
        this.trees = trees;
        this.tails = tails;
    }

    static Expr expr(Trees trees, OperationContext context) {
        Operations operations = new Operations(trees, context.operationTail());
        return operations.climb(operations.value(context.operand(), 0), OR);
    }

    /** The tree of a left side and all that follows and binds at least this tightly. */
    private Expr climb(Expr start, int tightness) {
        Expr left = start;
        while (next < tails.size() && tightness(tails.get(next)) >= tightness) {
            OperationTailContext tail = tails.get(next);
            left = tail.binaryOperator() != null ? binary(left, tail) : special(left, tail);
        }
        return left;
    }

    private static int tightness(OperationTailContext tail) {
        if (tail.binaryOperator() == null) {
            return COMPARE;
        }
        return switch (tail.binaryOperator().getStart().getType()) {
            case HogqlTokens.OR -> OR;
            case HogqlTokens.AND -> AND;
            case HogqlTokens.NULLISH -> NULLISH;
            case HogqlTokens.PLUS, HogqlTokens.DASH, HogqlTokens.CONCAT -> ADD;
            case HogqlTokens.ASTERISK, HogqlTokens.SLASH, HogqlTokens.PERCENT -> MULTIPLY;
            default -> COMPARE;
        };
    }

    private Expr binary(Expr left, OperationTailContext tail) {
        int type = tail.binaryOperator().getStart().getType();
        return switch (type) {
            case HogqlTokens.OR, HogqlTokens.AND, HogqlTokens.CONCAT ->
                    chain(left, type, tightness(tail));
            case HogqlTokens.NULLISH -> {
                Expr right = right(NULLISH);
                yield Call.of("ifNull", List.of(left, right), Places.cover(left, right));
            }
            case HogqlTokens.PLUS -> arithmetic(ArithmeticOp.ADD, left, right(ADD));
            case HogqlTokens.DASH -> arithmetic(ArithmeticOp.SUBTRACT, left, right(ADD));
            case HogqlTokens.ASTERISK -> arithmetic(ArithmeticOp.MULTIPLY, left, right(MULTIPLY));
            case HogqlTokens.SLASH -> arithmetic(ArithmeticOp.DIVIDE, left, right(MULTIPLY));
            case HogqlTokens.PERCENT -> arithmetic(ArithmeticOp.MODULO, left, right(MULTIPLY));
            default -> compare(comparison(type), left, right(COMPARE));
        };
    }

    /** {@code a AND b AND c} and the like are one node, not nested ones. */
    private Expr chain(Expr first, int type, int tightness) {
        List<Expr> operands = new ArrayList<>();
        operands.add(first);
        while (next < tails.size() && isBinary(tails.get(next), type)) {
            operands.add(right(tightness));
        }
        Span span = Places.cover(first, operands.getLast());
        return switch (type) {
            case HogqlTokens.AND -> new And(operands, span);
            case HogqlTokens.OR -> new Or(operands, span);
            default -> Call.of("concat", operands, span);
        };
    }

    private static boolean isBinary(OperationTailContext tail, int type) {
        return tail.binaryOperator() != null && tail.binaryOperator().getStart().getType() == type;
    }

    /** Takes the next operator, and answers its right side: what binds tighter than it. */
    private Expr right(int tightness) {
        OperandContext operand = tails.get(next).operand();
        next++;
        return climb(value(operand, 0), tightness + 1);
    }

    /** The operators of several words. */
    private Expr special(Expr left, OperationTailContext tail) {
        boolean not = tail.NOT() != null;
        if (tail.IS() != null) {
            if (tail.NULL() != null) {
                next++;
                return new IsNull(left, not, new Span(left.span().start(), trees.span(tail).end()));
            }
            // HogQL's equality takes null for a value, which is what IS DISTINCT FROM asks for.
            return compare(not ? CompareOp.EQUAL : CompareOp.NOT_EQUAL, left, right(COMPARE));
        }
        if (tail.BETWEEN() != null) {
            return between(left, not, tail);
        }
        if (tail.LIKE() != null) {
            return compare(CompareOp.NOT_LIKE, left, right(COMPARE));
        }
        if (tail.ILIKE() != null) {
            return compare(CompareOp.NOT_ILIKE, left, right(COMPARE));
        }
        CompareOp op;
        if (tail.COHORT() != null) {
            op = not ? CompareOp.NOT_IN_COHORT : CompareOp.IN_COHORT;
        } else if (tail.GLOBAL() != null) {
            op = not ? CompareOp.GLOBAL_NOT_IN : CompareOp.GLOBAL_IN;
        } else {
            op = not ? CompareOp.NOT_IN : CompareOp.IN;
        }
        return compare(op, left, right(COMPARE));
    }

    private Expr between(Expr left, boolean not, OperationTailContext tail) {
        Expr low = right(COMPARE);
        if (next == tails.size() || !isBinary(tails.get(next), HogqlTokens.AND)) {
            throw SyntaxErrors.invalid(
                    "BETWEEN needs AND between its two bounds", trees.span(tail));
        }
        Expr high = right(COMPARE);
        return new Between(left, low, high, not, Places.cover(left, high));
    }

    private static Expr arithmetic(ArithmeticOp op, Expr left, Expr right) {
        return new Arithmetic(op, left, right, Places.cover(left, right));
    }

    private static Expr compare(CompareOp op, Expr left, Expr right) {
        return new Compare(op, left, right, Places.cover(left, right));
    }

    private static CompareOp comparison(int tokenType) {
        return switch (tokenType) {
            case HogqlTokens.EQUAL -> CompareOp.EQUAL;
            case HogqlTokens.NOT_EQUAL -> CompareOp.NOT_EQUAL;
            case HogqlTokens.LESS -> CompareOp.LESS;
            case HogqlTokens.LESS_OR_EQUAL -> CompareOp.LESS_OR_EQUAL;
            case HogqlTokens.GREATER -> CompareOp.GREATER;
            case HogqlTokens.GREATER_OR_EQUAL -> CompareOp.GREATER_OR_EQUAL;
            case HogqlTokens.LIKE -> CompareOp.LIKE;
            case HogqlTokens.ILIKE -> CompareOp.ILIKE;
            case HogqlTokens.REGEX -> CompareOp.REGEX;
            case HogqlTokens.NOT_REGEX -> CompareOp.NOT_REGEX;
            case HogqlTokens.IREGEX -> CompareOp.IREGEX;
            case HogqlTokens.NOT_IREGEX -> CompareOp.NOT_IREGEX;
            default -> throw HogqlException.internal("operator of type " + tokenType);
        };
    }

    /**
     * An operand with its prefixes from the given one on. NOT takes with it what binds tighter than
     * NOT.
     */
    private Expr value(OperandContext context, int prefix) {
        int prefixes = context.getChildCount() - 1 - context.postfix().size();
        if (prefixes > DepthLimit.MAX_NESTING) {
            throw SyntaxErrors.tooDeep(trees.span(context));
        }
        if (prefix == prefixes) {
            return unsigned(context);
        }
        Token token = ((TerminalNode) context.getChild(prefix)).getSymbol();
        if (token.getType() == HogqlTokens.NOT) {
            Expr negated = climb(value(context, prefix + 1), NOT);
            return new Not(negated, trees.between(token, negated));
        }
        boolean minus = token.getType() == HogqlTokens.DASH;
        boolean number =
                prefix == prefixes - 1
                        && context.primary() instanceof NumberPrimaryContext
                        && context.postfix().isEmpty();
        Expr inner = value(context, prefix + 1);
        if (!minus) {
            return inner;
        }
        Span span = trees.between(token, inner);
        return number && inner instanceof Constant(Object value, Span _)
                ? new Constant(Literals.negated(value), span)
                : new Negate(inner, span);
    }

    private Expr unsigned(OperandContext context) {
        Expr expr = trees.exprs.primary(context.primary());
        boolean extendsName = context.primary() instanceof NamePrimaryContext;
        for (PostfixContext postfix : context.postfix()) {
            expr = trees.exprs.postfix(expr, postfix, extendsName);
            extendsName =
                    extendsName
                            && postfix instanceof DotPostfixContext dot
                            && dot.anyIdentifier() != null;
        }
        return expr;
    }
}
