package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Between;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.catalog.CohortQuery;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.List;
import java.util.Optional;

/** Resolves comparisons, membership and cohorts. */
final class ComparisonResolver {
    private final State state;
    private final ExprResolver exprs;
    private final QueryResolver queries;

    ComparisonResolver(State state, ExprResolver exprs, QueryResolver queries) {
        this.state = state;
        this.exprs = exprs;
        this.queries = queries;
    }

    Typed resolve(Compare node, Scope scope) {
        return switch (node.op()) {
            case EQUAL -> function("equals", node, scope);
            case NOT_EQUAL -> function("notEquals", node, scope);
            case LESS -> order("less", node, scope);
            case LESS_OR_EQUAL -> function("lessOrEquals", node, scope);
            case GREATER -> order("greater", node, scope);
            case GREATER_OR_EQUAL -> order("greaterOrEquals", node, scope);
            case LIKE -> function("like", node, scope);
            case NOT_LIKE -> function("notLike", node, scope);
            case ILIKE -> function("ilike", node, scope);
            case NOT_ILIKE -> function("notILike", node, scope);
            case REGEX -> function("match", node, scope);
            case NOT_REGEX -> function("notMatch", node, scope);
            case IREGEX -> function("imatch", node, scope);
            case NOT_IREGEX -> function("notIMatch", node, scope);
            case IN, GLOBAL_IN -> in(node.left(), node.right(), false, node.span(), scope);
            case NOT_IN, GLOBAL_NOT_IN -> in(node.left(), node.right(), true, node.span(), scope);
            case IN_COHORT, NOT_IN_COHORT -> inCohort(node, scope);
        };
    }

    private Typed function(String name, Compare node, Scope scope) {
        return exprs.call(
                name,
                List.of(exprs.resolve(node.left(), scope), exprs.resolve(node.right(), scope)),
                node.span());
    }

    /**
     * As {@link #function}, with fractions of a second left on the left where that changes nothing:
     * a cut time keeps the engine from skipping days.
     */
    private Typed order(String name, Compare node, Scope scope) {
        Typed left = exprs.resolve(node.left(), scope);
        Typed right = exprs.resolve(node.right(), scope);
        Typed cut = exprs.call(name, List.of(left, right), node.span());
        if (!(left instanceof Typed.Invocation call)
                || !call.function().name().equals("toDateTime")
                || call.args().size() != 1
                || !call.args().getFirst().type().isDateTime()) {
            return cut;
        }
        Typed uncut = exprs.call(name, List.of(call.args().getFirst(), right), node.span());
        if (!name.equals("greater") && isWhole(right)) {
            return uncut;
        }
        return name.equals("less") ? cut : new Typed.Logic(true, List.of(uncut, cut));
    }

    /** Whether a value is surely a whole second. */
    private static boolean isWhole(Typed value) {
        return value.type().isDate()
                || (value.type() instanceof HogqlType.DateTime time && time.precision() == 0)
                || (value instanceof Typed.Literal literal
                        && literal.value() instanceof String text
                        && text.indexOf('.') < 0);
    }

    Typed between(Between node, Scope scope) {
        Typed value = exprs.resolve(node.expr(), scope);
        Typed low =
                exprs.call(
                        "greaterOrEquals",
                        List.of(value, exprs.resolve(node.low(), scope)),
                        node.span());
        Typed high =
                exprs.call(
                        "lessOrEquals",
                        List.of(value, exprs.resolve(node.high(), scope)),
                        node.span());
        Typed both = new Typed.Logic(true, List.of(low, high));
        return node.negated() ? exprs.call("not", List.of(both), node.span()) : both;
    }

    /** {@code left IN right}, right being a query, a list, an array or the name of a WITH query. */
    Typed in(Expr left, Expr right, boolean negated, Span span, Scope scope) {
        Optional<Query> query = queryOf(right, scope);
        if (query.isPresent()) {
            return new Typed.InQuery(
                    leftValues(left, scope), queries.resolve(query.get(), scope), negated);
        }
        Typed value = exprs.resolve(left, scope);
        if (right instanceof TupleLiteral tuple) {
            List<Typed> items = exprs.resolveAll(tuple.items(), scope);
            return new Typed.InList(
                    value,
                    isOneOf(value, items) ? items : List.of(exprs.resolve(right, scope)),
                    negated);
        }
        if (right instanceof ArrayLiteral array) {
            return new Typed.InList(value, exprs.resolveAll(array.items(), scope), negated);
        }
        Typed list = exprs.resolve(right, scope);
        if (list.type().isArray()) {
            Typed has = exprs.call("has", List.of(list, value), span);
            return negated ? exprs.call("not", List.of(has), span) : has;
        }
        if (list instanceof Typed.Invocation tuple && list.type() instanceof HogqlType.Tuple) {
            return new Typed.InList(value, tuple.args(), negated);
        }
        return new Typed.InList(value, List.of(list), negated);
    }

    /**
     * {@code (a, b) IN (1, 2)} is about one tuple, {@code (a, b) IN ((1, 2), (3, 4))} about two.
     */
    private static boolean isOneOf(Typed value, List<Typed> items) {
        return !(value.type() instanceof HogqlType.Tuple)
                || items.stream().allMatch(item -> item.type() instanceof HogqlType.Tuple);
    }

    private static Optional<Query> queryOf(Expr right, Scope scope) {
        if (right instanceof Subquery subquery) {
            return Optional.of(subquery.query());
        }
        if (right instanceof Field field
                && field.chain().size() == 1
                && scope.cteTable(field.chain().getFirst()).isPresent()) {
            return Optional.of(
                    SelectQuery.builder()
                            .columns(List.of(Star.all()))
                            .from(new TableName(field.chain(), field.span()))
                            .build());
        }
        return Optional.empty();
    }

    private List<Typed> leftValues(Expr left, Scope scope) {
        return left instanceof TupleLiteral tuple
                ? exprs.resolveAll(tuple.items(), scope)
                : List.of(exprs.resolve(left, scope));
    }

    private Typed inCohort(Compare node, Scope scope) {
        Query persons = cohort(node.right()).persons();
        boolean negated = node.op() == CompareOp.NOT_IN_COHORT;
        Typed left = exprs.resolve(node.left(), scope);
        return new Typed.InQuery(List.of(left), queries.resolveOwn(persons), negated);
    }

    /** A cohort by its id or name. */
    private CohortQuery cohort(Expr which) {
        if (which instanceof Constant constant && constant.value() instanceof Long id) {
            return state.context
                    .entities()
                    .cohortById(id)
                    .map(found -> state.named(found, false, which.span()))
                    .orElseThrow(() -> noCohort("ID " + id, which.span()));
        }
        if (which instanceof Constant constant && constant.value() instanceof String name) {
            return state.context
                    .entities()
                    .cohortByName(name)
                    .map(found -> state.named(found, true, which.span()))
                    .orElseThrow(() -> noCohort("the name '" + name + "'", which.span()));
        }
        throw HogqlException.shown(
                HogqlErrorCode.WRONG_ARGUMENTS,
                "cohort() takes exactly one string or integer argument",
                which.span());
    }

    private static HogqlException noCohort(String which, Span span) {
        return HogqlException.shown(
                HogqlErrorCode.INVALID_QUERY, "Could not find a cohort with " + which, span);
    }
}
