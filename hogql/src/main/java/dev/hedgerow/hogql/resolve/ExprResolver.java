package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArrayAccess;
import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Between;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Case;
import dev.hedgerow.hogql.ast.ColumnsMatching;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.DictLiteral;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.IsNull;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.Negate;
import dev.hedgerow.hogql.ast.Not;
import dev.hedgerow.hogql.ast.Or;
import dev.hedgerow.hogql.ast.Placeholder;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TupleAccess;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.ast.TypeCast;
import dev.hedgerow.hogql.ast.WindowCall;
import dev.hedgerow.hogql.functions.FunctionSignature;
import dev.hedgerow.hogql.parser.HogqlErrorCode;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;

/** Resolves expressions: each operator becomes the function it means, each name a column. */
final class ExprResolver {
    private final State state;
    private final FieldResolver fields;
    private final CallResolver calls;
    private final ComparisonResolver comparisons;
    private final QueryResolver queries;

    ExprResolver(State state, QueryResolver queries) {
        this.state = state;
        this.queries = queries;
        this.fields = new FieldResolver(state, this);
        this.calls = new CallResolver(state, this);
        this.comparisons = new ComparisonResolver(state, this, queries);
    }

    FieldResolver fields() {
        return fields;
    }

    CallResolver calls() {
        return calls;
    }

    Typed resolve(Expr expr, Scope scope) {
        try {
            return resolveNode(expr, scope);
        } catch (HogqlException e) {
            throw e.at(expr.span());
        }
    }

    List<Typed> resolveAll(List<? extends Expr> exprs, Scope scope) {
        List<Typed> result = new ArrayList<>();
        for (Expr expr : exprs) {
            result.add(resolve(expr, scope));
        }
        return result;
    }

    private Typed resolveNode(Expr expr, Scope scope) {
        return switch (expr) {
            case Constant node -> Literals.of(node, state.context.zone());
            case Field node -> state.named(node, fields.resolve(node, scope));
            case Alias node -> alias(node, scope);
            case And node -> new Typed.Logic(true, resolveAll(node.operands(), scope));
            case Or node -> new Typed.Logic(false, resolveAll(node.operands(), scope));
            case Not node -> call("not", List.of(resolve(node.expr(), scope)), node.span());
            case Negate node -> call("negate", List.of(resolve(node.expr(), scope)), node.span());
            case Arithmetic node -> arithmetic(node, scope);
            case Compare node -> comparisons.resolve(node, scope);
            case Between node -> comparisons.between(node, scope);
            case IsNull node ->
                    call(
                            node.negated() ? "isNotNull" : "isNull",
                            List.of(resolve(node.expr(), scope)),
                            node.span());
            case Call node -> calls.resolve(node, null, scope);
            case WindowCall node ->
                    calls.resolve(node.call(), queries.windowOf(node, scope), scope);
            case Case node -> caseOf(node, scope);
            case TypeCast node -> calls.cast(node, scope);
            case ArrayLiteral node -> call("array", resolveAll(node.items(), scope), node.span());
            case TupleLiteral node -> call("tuple", resolveAll(node.items(), scope), node.span());
            case DictLiteral node -> dict(node, scope);
            case ArrayAccess node ->
                    fields.element(
                            node, resolve(node.array(), scope), resolve(node.index(), scope));
            case TupleAccess node ->
                    fields.tupleElement(resolve(node.tuple(), scope), node.index(), node.span());
            case HogqlxTag node -> tag(node, scope);
            case Subquery node -> scalar(node, scope);
            case Lambda node ->
                    throw invalid("A lambda can only be given to a function", node.span());
            case Star node -> throw invalid("* can only stand in a list of columns", node.span());
            case ColumnsMatching node ->
                    throw invalid("COLUMNS can only stand in a list of columns", node.span());
            case Placeholder node -> throw unfilled(node);
        };
    }

    /** A call of a function of the table with resolved arguments. */
    Typed call(String name, List<Typed> args, Span span) {
        FunctionSignature function =
                state.functions
                        .find(name)
                        .orElseThrow(() ->
                                HogqlException.shown(
                                        HogqlErrorCode.NOT_SUPPORTED,
                                        "Function '" + name + "' is not supported yet",
                                        span));
        return calls.invoke(function, name, List.of(), args, false, null, null, span);
    }

    private Typed alias(Alias node, Scope scope) {
        Typed value = resolve(node.expr(), scope);
        queries.checkName(node.name(), node.span());
        if (scope.aliases.putIfAbsent(node.name(), value) != null) {
            throw invalid("Cannot redefine an alias with the name: " + node.name(), node.span());
        }
        return value;
    }

    private Typed arithmetic(Arithmetic node, Scope scope) {
        List<Typed> operands = List.of(resolve(node.left(), scope), resolve(node.right(), scope));
        String name =
                switch (node.op()) {
                    case ADD -> "plus";
                    case SUBTRACT -> "minus";
                    case MULTIPLY -> "multiply";
                    case DIVIDE -> "divide";
                    case MODULO -> "modulo";
                };
        return call(name, operands, node.span());
    }

    private Typed caseOf(Case node, Scope scope) {
        List<Typed> parts = new ArrayList<>();
        Typed operand = node.operand() == null ? null : resolve(node.operand(), scope);
        for (Case.When when : node.whens()) {
            Typed condition = resolve(when.condition(), scope);
            parts.add(
                    operand == null
                            ? condition
                            : call("equals", List.of(operand, condition), when.span()));
            parts.add(resolve(when.result(), scope));
        }
        parts.add(
                node.otherwise() == null
                        ? new Typed.Literal(null, Types.NULL)
                        : resolve(node.otherwise(), scope));
        return call("multiIf", parts, node.span());
    }

    private Typed dict(DictLiteral node, Scope scope) {
        List<Typed> parts = new ArrayList<>(List.of(text("__hx_tag"), text("__hx_obj")));
        for (DictLiteral.Entry entry : node.entries()) {
            parts.add(element(entry.key(), scope));
            parts.add(element(entry.value(), scope));
        }
        return call("tuple", parts, node.span());
    }

    /** Elements for the screen are tuples that say what they are. */
    private Typed tag(HogqlxTag node, Scope scope) {
        List<Typed> parts = new ArrayList<>(List.of(text("__hx_tag"), text(node.kind())));
        for (HogqlxTag.Attribute attribute : node.attributes()) {
            parts.add(text(attribute.name()));
            parts.add(element(attribute.value(), scope));
        }
        return call("tuple", parts, node.span());
    }

    /** A list within an element is a tuple: text and other elements stand side by side in it. */
    private Typed element(Expr value, Scope scope) {
        if (!(value instanceof ArrayLiteral list) || list.items().isEmpty()) {
            return resolve(value, scope);
        }
        List<Typed> items = list.items().stream().map(item -> element(item, scope)).toList();
        return call("tuple", items, list.span());
    }

    private Typed scalar(Subquery node, Scope scope) {
        TypedQuery query = queries.resolve(node.query(), scope);
        if (query.outputs().size() != 1) {
            throw invalid(
                    "A subquery used as a value has one column, not " + query.outputs().size(),
                    node.span());
        }
        return new Typed.ScalarQuery(query, query.outputs().getFirst().type().orNull());
    }

    static Typed text(String text) {
        return new Typed.Literal(text, Types.STRING);
    }

    static HogqlException invalid(String message, Span span) {
        return HogqlException.shown(HogqlErrorCode.INVALID_QUERY, message, span);
    }

    private static HogqlException unfilled(Placeholder node) {
        String name = HogqlPrinter.print(node);
        return HogqlException.shown(
                HogqlErrorCode.UNFILLED_PLACEHOLDER,
                "Unresolved placeholder: " + name,
                node.span());
    }
}
