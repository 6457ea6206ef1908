package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Node;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.parser.HogqlGrammar.TemplatePartContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.WholeExpressionContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.WholeQueryContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.WholeTemplateContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** From ANTLR's parse tree to ours, for one text: the parts that do it, and what they share. */
final class Trees {
    private final Places places;
    final QueryTrees queries;
    final RelationTrees relations;
    final ExprTrees exprs;
    final CallTrees calls;
    final TagTrees tags;
    final StarTrees stars;

    Trees(Places places) {
        this.places = places;
        queries = new QueryTrees(this);
        relations = new RelationTrees(this);
        exprs = new ExprTrees(this);
        calls = new CallTrees(this);
        tags = new TagTrees(this);
        stars = new StarTrees(this);
    }

    Query query(WholeQueryContext context) {
        return queries.querySet(context.querySet());
    }

    Expr expression(WholeExpressionContext context) {
        return exprs.expression(context.expression());
    }

    Expr template(WholeTemplateContext context) {
        List<Expr> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (TemplatePartContext part : context.templatePart()) {
            if (part.TEMPLATE_TEXT() != null) {
                // A lone backslash at the end is a part of its own: put together before escapes are
                // read.
                text.append(part.getText());
            } else {
                addText(parts, text, part);
                parts.add(exprs.expression(part.expression()));
            }
        }
        addText(parts, text, context);
        return calls.concat(parts, span(context));
    }

    private void addText(List<Expr> parts, StringBuilder text, ParserRuleContext context) {
        if (!text.isEmpty()) {
            parts.add(new Constant(Literals.wholeTemplateText(text.toString()), span(context)));
            text.setLength(0);
        }
    }

    Span span(ParserRuleContext context) {
        return places.of(context);
    }

    Span span(Token token) {
        return places.of(token);
    }

    /** From a token to the end of a node. */
    Span between(Token first, Node last) {
        return new Span(span(first).start(), last.span().end());
    }

    /** The name that a rule of names matched, without quotes. */
    static String name(ParserRuleContext identifier) {
        return Literals.name(identifier.getText());
    }

    /** A name that is about to hide others of its kind. */
    String alias(ParserRuleContext identifier) {
        return alias(name(identifier), identifier);
    }

    String alias(String name, ParserRuleContext place) {
        if (Names.isReservedAlias(name)) {
            throw SyntaxErrors.reserved(name, span(place));
        }
        return name;
    }
}
