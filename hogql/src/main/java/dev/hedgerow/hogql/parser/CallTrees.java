package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArithmeticOp;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.ColumnsMatching;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.FrameBound;
import dev.hedgerow.hogql.ast.Negate;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TypeCast;
import dev.hedgerow.hogql.ast.WindowCall;
import dev.hedgerow.hogql.ast.WindowFrame;
import dev.hedgerow.hogql.ast.WindowSpec;
import dev.hedgerow.hogql.parser.HogqlGrammar.ArgumentsContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.CallPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.CastPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.DatePrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ExtractPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.FillContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.FrameBoundContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.FrameContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.IntervalPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.IntervalTextPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.OrderItemContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.OrderItemsContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.OverContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.PostfixContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TemplatePrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TernaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TrimPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TypeArgumentContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TypeContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.WindowContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Calls, windows, and the forms that are calls in other words. */
final class CallTrees {
    private final Trees trees;

    CallTrees(Trees trees) {
        this.trees = trees;
    }

    Expr call(CallPrimaryContext context, Span span) {
        boolean parametric = context.arguments().size() == 2;
        ArgumentsContext arguments = context.arguments().getLast();
        String name = Trees.name(context.functionName());
        List<Expr> args = args(arguments);
        if (context.functionName().getText().equalsIgnoreCase("columns")
                && args.size() == 1
                && args.getFirst() instanceof Constant(Object value, Span _)
                && value instanceof String pattern) {
            return new ColumnsMatching(pattern, span);
        }
        List<Expr> params = parametric ? plainArguments(context.arguments(0)) : List.of();
        if (context.within() != null) {
            if (parametric || args.size() != 1) {
                throw SyntaxErrors.invalid(
                        "WITHIN GROUP belongs to an aggregate with one argument, as percentile_cont(0.9)",
                        span);
            }
            OrderItem order = orderItem(context.within().orderItem());
            params = List.of(level(args.getFirst(), order, span));
            args = List.of(order.expr());
        }
        Call call =
                new Call(
                        name,
                        params,
                        args,
                        arguments.DISTINCT() != null,
                        context.filter() == null
                                ? null
                                : trees.exprs.expression(context.filter().expression()),
                        span);
        OverContext over = context.over();
        if (over == null) {
            return call;
        }
        return over.identifier() == null
                ? new WindowCall(call, window(over.window()), null, span)
                : new WindowCall(call, null, Trees.name(over.identifier()), span);
    }

    /** Counted from the other end in descending order. */
    private static Expr level(Expr fraction, OrderItem order, Span span) {
        return order.direction() == OrderItem.Direction.ASCENDING
                ? fraction
                : new Arithmetic(ArithmeticOp.SUBTRACT, new Constant(1L, span), fraction, span);
    }

    /** Arguments where DISTINCT makes no sense. */
    List<Expr> plainArguments(ArgumentsContext context) {
        if (context.DISTINCT() != null) {
            throw SyntaxErrors.invalid(
                    "DISTINCT belongs before the arguments of an aggregate", trees.span(context));
        }
        return args(context);
    }

    private List<Expr> args(ArgumentsContext context) {
        if (context.select() != null) {
            Query query = trees.queries.selectSet(context.select(), context.setArm());
            return List.of(new Subquery(query, query.span()));
        }
        return context.expressions() == null
                ? List.of()
                : trees.exprs.expressions(context.expressions());
    }

    WindowSpec window(WindowContext context) {
        return new WindowSpec(
                context.expressions() == null
                        ? List.of()
                        : trees.exprs.expressions(context.expressions()),
                context.orderItems() == null ? List.of() : orderItems(context.orderItems()),
                context.frame() == null ? null : frame(context.frame()),
                trees.span(context));
    }

    private WindowFrame frame(FrameContext context) {
        return new WindowFrame(
                context.ROWS() != null ? WindowFrame.Unit.ROWS : WindowFrame.Unit.RANGE,
                bound(context.frameBound(0)),
                context.BETWEEN() == null ? null : bound(context.frameBound(1)),
                trees.span(context));
    }

    private FrameBound bound(FrameBoundContext context) {
        Span span = trees.span(context);
        if (context.ROW() != null) {
            return new FrameBound(FrameBound.Kind.CURRENT_ROW, null, span);
        }
        boolean before = context.PRECEDING() != null;
        if (context.UNBOUNDED() != null) {
            return new FrameBound(
                    before
                            ? FrameBound.Kind.UNBOUNDED_PRECEDING
                            : FrameBound.Kind.UNBOUNDED_FOLLOWING,
                    null,
                    span);
        }
        return new FrameBound(
                before ? FrameBound.Kind.PRECEDING : FrameBound.Kind.FOLLOWING,
                trees.exprs.ternary(context.ternary()),
                span);
    }

    List<OrderItem> orderItems(OrderItemsContext context) {
        return QueryTrees.each(context.orderItem(), this::orderItem);
    }

    private OrderItem orderItem(OrderItemContext context) {
        boolean down = context.DESC() != null || context.DESCENDING() != null;
        OrderItem.Nulls nulls =
                context.FIRST() != null ? OrderItem.Nulls.FIRST : OrderItem.Nulls.LAST;
        return new OrderItem(
                trees.exprs.expression(context.expression()),
                down ? OrderItem.Direction.DESCENDING : OrderItem.Direction.ASCENDING,
                context.NULLS() == null ? null : nulls,
                context.fill() == null ? null : fill(context.fill()),
                trees.span(context));
    }

    private OrderItem.Fill fill(FillContext context) {
        return new OrderItem.Fill(
                optional(context.fillFrom),
                optional(context.fillTo),
                optional(context.fillStep),
                trees.span(context));
    }

    private @Nullable Expr optional(@Nullable TernaryContext context) {
        return context == null ? null : trees.exprs.ternary(context);
    }

    /** {@code CAST(x AS type)}, or the function of two arguments. */
    Expr cast(CastPrimaryContext context, Span span) {
        List<Expr> args = QueryTrees.each(context.ternary(), trees.exprs::ternary);
        if (context.type() != null) {
            return new TypeCast(
                    args.getFirst(), type(context.type()), context.TRY_CAST() != null, span);
        }
        return Call.of(context.getStart().getText(), args, span);
    }

    Expr date(DatePrimaryContext context, Span span) {
        Constant text =
                new Constant(
                        Literals.string(context.STRING().getSymbol()),
                        trees.span(context.STRING().getSymbol()));
        return Call.of(context.DATE() != null ? "toDate" : "toDateTime", List.of(text), span);
    }

    Expr interval(IntervalTextPrimaryContext context, Span span) {
        Span place = trees.span(context.STRING().getSymbol());
        String text = Literals.string(context.STRING().getSymbol()).strip();
        String[] words = text.split("\\s+", -1);
        boolean unitInText = context.unit() == null;
        if (words.length != (unitInText ? 2 : 1) || !words[0].matches("-?[0-9]{1,18}")) {
            throw SyntaxErrors.invalid(
                    "An interval is '1 day' or 1 DAY, not '" + text + "'", place);
        }
        String unit = unitInText ? words[1] : context.unit().getText();
        Constant count = new Constant(Long.valueOf(words[0]), place);
        return Call.of(Units.intervalFunction(unit, place), List.of(count), span);
    }

    Expr interval(IntervalPrimaryContext context, Span span) {
        Expr count = trees.exprs.primary(context.primary());
        for (PostfixContext postfix : context.postfix()) {
            count = trees.exprs.postfix(count, postfix, true);
        }
        if (context.DASH() != null) {
            Span signed = trees.between(context.DASH().getSymbol(), count);
            count =
                    count instanceof Constant(Object value, Span _) && value instanceof Number
                            ? new Constant(Literals.negated(value), signed)
                            : new Negate(count, signed);
        }
        String function =
                Units.intervalFunction(context.unit().getText(), trees.span(context.unit()));
        return Call.of(function, List.of(count), span);
    }

    Expr extract(ExtractPrimaryContext context, Span span) {
        String function = Units.partFunction(context.unit().getText(), trees.span(context.unit()));
        return Call.of(function, List.of(trees.exprs.ternary(context.ternary())), span);
    }

    Expr trim(TrimPrimaryContext context, Span span) {
        String name =
                context.BOTH() != null
                        ? "trim"
                        : context.LEADING() != null ? "trimLeft" : "trimRight";
        Expr characters = trees.exprs.ternary(context.ternary(0));
        return Call.of(name, List.of(trees.exprs.ternary(context.ternary(1)), characters), span);
    }

    /** The type as ClickHouse spells it: one blank after a comma, none elsewhere. */
    String type(TypeContext context) {
        String name = Trees.name(context.anyIdentifier());
        return context.typeArgument().isEmpty()
                ? name
                : name
                        + "("
                        + String.join(
                                ", ", QueryTrees.each(context.typeArgument(), this::typeArgument))
                        + ")";
    }

    private String typeArgument(TypeArgumentContext context) {
        if (context.STRING() != null) {
            String text = Escapes.quote(Literals.string(context.STRING().getSymbol()), '\'');
            String sign = context.DASH() == null ? "" : "-";
            return context.number() == null
                    ? text
                    : text + " = " + sign + context.number().getText();
        }
        if (context.number() != null) {
            return context.number().getText();
        }
        String type = type(context.type());
        return context.anyIdentifier() == null
                ? type
                : Names.quotedAfterDot(Trees.name(context.anyIdentifier())) + " " + type;
    }

    Expr template(TemplatePrimaryContext context, Span span) {
        return concat(
                QueryTrees.each(
                        context.templatePart(),
                        part ->
                                part.TEMPLATE_TEXT() == null
                                        ? trees.exprs.expression(part.expression())
                                        : text(Literals.templateText(part.getText()), part)),
                span);
    }

    /**
     * A template is the concatenation of its parts; one part alone stands for itself, none is the
     * empty text.
     */
    Expr concat(List<Expr> parts, Span span) {
        return switch (parts.size()) {
            case 0 -> new Constant("", span);
            case 1 -> parts.getFirst();
            default -> Call.of("concat", parts, span);
        };
    }

    private Constant text(String text, ParserRuleContext place) {
        return new Constant(text, trees.span(place));
    }
}
