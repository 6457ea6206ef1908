package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.ArrayAccess;
import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Case;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.DictLiteral;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.Lambda;
import dev.hedgerow.hogql.ast.Placeholder;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Subquery;
import dev.hedgerow.hogql.ast.TupleAccess;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.ast.TypeCast;
import dev.hedgerow.hogql.parser.HogqlGrammar.AliasContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.AnyIdentifierContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ArrayPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.BracesContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.BracesPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.CallPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.CasePrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.CastPostfixContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.CastPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.DatePrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.DotPostfixContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.EntryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ExpressionContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ExpressionsContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ExtractPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ImplicitAliasContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.IndexPostfixContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.IntervalPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.IntervalTextPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.LambdaPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.NamePrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.NullPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.NullishPostfixContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.NumberPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ParenBodyContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ParenPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.PostfixContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.PrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.StarPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.StringPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.SubstringPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TagPrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TemplatePrimaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TernaryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TrimPrimaryContext;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Expressions, but for operators ({@link Operations}) and calls ({@link CallTrees}). */
final class ExprTrees {
    private final Trees trees;

    ExprTrees(Trees trees) {
        this.trees = trees;
    }

    List<Expr> expressions(ExpressionsContext context) {
        return QueryTrees.each(context.expression(), this::expression);
    }

    Expr expression(ExpressionContext context) {
        Expr expr = ternary(context.ternary());
        for (AliasContext alias : context.alias()) {
            expr =
                    new Alias(
                            expr,
                            aliasName(alias),
                            new Span(expr.span().start(), trees.span(alias).end()));
        }
        return expr;
    }

    /** A column with a name that follows without AS. */
    Alias aliased(Expr expr, ImplicitAliasContext name) {
        return new Alias(
                expr, trees.alias(name), new Span(expr.span().start(), trees.span(name).end()));
    }

    Expr ternary(TernaryContext context) {
        Expr condition = Operations.expr(trees, context.operation());
        return context.QUESTION() == null
                ? condition
                : Call.of(
                        "if",
                        List.of(
                                condition,
                                expression(context.expression()),
                                ternary(context.ternary())),
                        trees.span(context));
    }

    /** What braces hold where only a placeholder makes sense. */
    Placeholder placeholder(BracesContext context) {
        if (braces(context) instanceof Placeholder placeholder) {
            return placeholder;
        }
        throw SyntaxErrors.invalid(
                "A placeholder is {expression}, not a dictionary", trees.span(context));
    }

    Expr postfix(Expr expr, PostfixContext context, boolean extendsName) {
        Span span = new Span(expr.span().start(), trees.span(context).end());
        return switch (context) {
            case DotPostfixContext dot -> dot(expr, dot, extendsName, span);
            case NullishPostfixContext dot when dot.DECIMAL() != null ->
                    new TupleAccess(expr, index(dot.DECIMAL().getSymbol()), true, span);
            case NullishPostfixContext dot when dot.anyIdentifier() != null ->
                    new ArrayAccess(expr, key(dot.anyIdentifier()), true, span);
            case NullishPostfixContext dot ->
                    new ArrayAccess(expr, expression(dot.expression()), true, span);
            case IndexPostfixContext index ->
                    new ArrayAccess(expr, expression(index.expression()), false, span);
            case CastPostfixContext cast ->
                    new TypeCast(expr, trees.calls.type(cast.type()), false, span);
            default -> throw HogqlException.internal("postfix " + context.getClass());
        };
    }

    private Expr dot(Expr expr, DotPostfixContext context, boolean extendsName, Span span) {
        Field start = extendsName && expr instanceof Field field ? field : null;
        if (context.DECIMAL() != null) {
            return new TupleAccess(expr, index(context.DECIMAL().getSymbol()), false, span);
        }
        if (context.anyIdentifier() != null) {
            return start == null
                    ? new ArrayAccess(expr, key(context.anyIdentifier()), false, span)
                    : longer(start, Trees.name(context.anyIdentifier()), span);
        }
        if (start == null) {
            throw SyntaxErrors.invalid("Only a table can stand before .*", span);
        }
        return trees.stars.star(start.chain(), context.starChange(), span);
    }

    private Constant key(AnyIdentifierContext name) {
        return new Constant(Trees.name(name), trees.span(name));
    }

    Expr primary(PrimaryContext context) {
        Span span = trees.span(context);
        return switch (context) {
            case NamePrimaryContext name -> name(name, span);
            case NullPrimaryContext _ -> new Constant(null, span);
            case StringPrimaryContext string ->
                    new Constant(Literals.string(string.STRING().getSymbol()), span);
            case NumberPrimaryContext number ->
                    new Constant(Literals.number(number.getText()), span);
            case CasePrimaryContext choice -> choice(choice, span);
            case CallPrimaryContext call -> trees.calls.call(call, span);
            case CastPrimaryContext cast -> trees.calls.cast(cast, span);
            case DatePrimaryContext date -> trees.calls.date(date, span);
            case IntervalTextPrimaryContext interval -> trees.calls.interval(interval, span);
            case IntervalPrimaryContext interval -> trees.calls.interval(interval, span);
            case ExtractPrimaryContext extract -> trees.calls.extract(extract, span);
            case SubstringPrimaryContext part ->
                    Call.of("substring", QueryTrees.each(part.ternary(), this::ternary), span);
            case TrimPrimaryContext trim -> trees.calls.trim(trim, span);
            case LambdaPrimaryContext lambda ->
                    new Lambda(
                            List.of(Trees.name(lambda.identifier())),
                            expression(lambda.expression()),
                            span);
            case StarPrimaryContext star -> trees.stars.star(List.of(), star.starChange(), span);
            case ParenPrimaryContext parens -> parens(parens, span);
            case ArrayPrimaryContext array ->
                    new ArrayLiteral(
                            array.expressions() == null
                                    ? List.of()
                                    : expressions(array.expressions()),
                            span);
            case BracesPrimaryContext braces -> braces(braces.braces());
            case TemplatePrimaryContext template -> trees.calls.template(template, span);
            case TagPrimaryContext tag -> trees.tags.tag(tag.tag());
            default -> throw HogqlException.internal("expression " + context.getClass());
        };
    }

    private String aliasName(AliasContext context) {
        if (context.STRING() != null) {
            return trees.alias(Literals.string(context.STRING().getSymbol()), context);
        }
        return trees.alias(context);
    }

    private static Expr name(NamePrimaryContext context, Span span) {
        String text = context.getText();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return new Constant(Boolean.parseBoolean(text), span);
        }
        return new Field(List.of(Literals.name(text)), span);
    }

    private static Field longer(Field start, String name, Span span) {
        List<String> chain = new ArrayList<>(start.chain());
        chain.add(name);
        return new Field(chain, span);
    }

    private int index(Token decimal) {
        BigInteger index = new BigInteger(decimal.getText());
        if (index.bitLength() >= Integer.SIZE) {
            throw SyntaxErrors.invalid("A tuple has no element " + index, trees.span(decimal));
        }
        return index.intValue();
    }

    private Expr choice(CasePrimaryContext context, Span span) {
        return new Case(
                context.operandOf == null ? null : expression(context.operandOf),
                QueryTrees.each(
                        context.whenThen(),
                        when ->
                                new Case.When(
                                        expression(when.expression(0)),
                                        expression(when.expression(1)),
                                        trees.span(when))),
                context.otherwise == null ? null : expression(context.otherwise),
                span);
    }

    private Expr braces(BracesContext context) {
        Span span = trees.span(context);
        List<ExpressionContext> first = context.expression();
        if (first.size() == 1) {
            return new Placeholder(expression(first.getFirst()), span);
        }
        List<DictLiteral.Entry> entries = new ArrayList<>();
        if (first.size() == 2) {
            entries.add(entry(first.get(0), first.get(1)));
        }
        for (EntryContext entry : context.entry()) {
            entries.add(entry(entry.expression(0), entry.expression(1)));
        }
        return new DictLiteral(entries, span);
    }

    private DictLiteral.Entry entry(ExpressionContext key, ExpressionContext value) {
        return new DictLiteral.Entry(
                expression(key),
                expression(value),
                new Span(trees.span(key).start(), trees.span(value).end()));
    }

    /**
     * An expression in parentheses, a tuple, a subquery, or (if an arrow follows) the parameters of
     * a lambda.
     */
    private Expr parens(ParenPrimaryContext context, Span span) {
        ParenBodyContext body = context.parenBody();
        if (context.ARROW() != null) {
            return new Lambda(parameters(body, context), expression(context.expression()), span);
        }
        if (body == null) {
            throw SyntaxErrors.invalid("Empty parentheses hold no expression", span);
        }
        if (body.select() != null) {
            return new Subquery(trees.queries.selectSet(body.select(), body.setArm()), span);
        }
        if (!body.setArm().isEmpty()) {
            return new Subquery(trees.queries.withArms(firstArm(body), body.setArm()), span);
        }
        List<Expr> items = QueryTrees.each(body.expression(), this::expression);
        return body.COMMA().isEmpty() ? items.getFirst() : new TupleLiteral(items, span);
    }

    private Query firstArm(ParenBodyContext body) {
        Expr first = expression(body.expression(0));
        return switch (first) {
            case Subquery subquery -> subquery.query();
            case Placeholder hole -> QueryTrees.everythingFrom(hole);
            case HogqlxTag tag -> QueryTrees.everythingFrom(tag);
            default ->
                    throw SyntaxErrors.invalid(
                            "Only queries can be combined by UNION, INTERSECT and EXCEPT",
                            first.span());
        };
    }

    private List<String> parameters(@Nullable ParenBodyContext body, ParserRuleContext place) {
        List<String> names = new ArrayList<>();
        if (body != null) {
            for (ExpressionContext parameter : body.expression()) {
                if (!(expression(parameter) instanceof Field field) || field.chain().size() != 1) {
                    throw SyntaxErrors.invalid(
                            "The parameters of a lambda are plain names", trees.span(parameter));
                }
                names.add(field.chain().getFirst());
            }
            if (body.select() != null || !body.setArm().isEmpty()) {
                throw SyntaxErrors.invalid(
                        "The parameters of a lambda are plain names", trees.span(place));
            }
        }
        return names;
    }
}
