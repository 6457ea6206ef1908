package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.HogqlxTag;
import dev.hedgerow.hogql.ast.HogqlxTag.Attribute;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.parser.HogqlGrammar.TagAttributeContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TagChildContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TagContext;
import java.util.ArrayList;
import java.util.List;

/**
 * HogQLX tags. Children become an attribute named {@code children}; the checks and their words are
 * PostHog's.
 */
final class TagTrees {
    private static final String CHILDREN = "children";
    private final Trees trees;

    TagTrees(Trees trees) {
        this.trees = trees;
    }

    HogqlxTag tag(TagContext context) {
        Span span = trees.span(context);
        String kind = context.TAG_START().getText().substring(1);
        List<Attribute> attributes =
                new ArrayList<>(QueryTrees.each(context.tagAttribute(), this::attribute));
        if (context.TAG_CLOSE() != null && !context.TAG_NAME().getText().equals(kind)) {
            throw SyntaxErrors.invalid(
                    "Opening and closing HogQLX tags must match. Got %s and %s"
                            .formatted(kind, context.TAG_NAME().getText()),
                    span);
        }
        List<Expr> children = children(context.tagChild());
        if (!children.isEmpty()) {
            if (attributes.stream().anyMatch(attribute -> attribute.name().equals(CHILDREN))) {
                throw SyntaxErrors.invalid(
                        "Can't have a HogQLX tag with both children and a 'children' attribute",
                        span);
            }
            Span place = Places.cover(children.getFirst(), children.getLast());
            attributes.add(new Attribute(CHILDREN, new ArrayLiteral(children, place), place));
        }
        return new HogqlxTag(kind, attributes, span);
    }

    private Attribute attribute(TagAttributeContext context) {
        Expr value;
        if (context.expression() != null) {
            value = trees.exprs.expression(context.expression());
        } else if (context.STRING() != null) {
            value =
                    new Constant(
                            Literals.string(context.STRING().getSymbol()),
                            trees.span(context.STRING().getSymbol()));
        } else {
            value = new Constant(true, trees.span(context));
        }
        return new Attribute(context.TAG_NAME().getText(), value, trees.span(context));
    }

    /** Blank text with a line break is layout, not content. */
    private List<Expr> children(List<TagChildContext> contexts) {
        List<Expr> children = new ArrayList<>();
        for (TagChildContext context : contexts) {
            if (context.tag() != null) {
                children.add(tag(context.tag()));
            } else if (context.expression() != null) {
                children.add(trees.exprs.expression(context.expression()));
            } else if (!context.getText().isBlank() || context.getText().indexOf('\n') < 0) {
                children.add(new Constant(context.getText(), trees.span(context)));
            }
        }
        return children;
    }
}
