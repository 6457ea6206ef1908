package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.Star;
import dev.hedgerow.hogql.parser.HogqlGrammar.ReplacementContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.StarChangeContext;
import java.util.ArrayList;
import java.util.List;

/** Stars, and what they leave out or replace. */
final class StarTrees {
    private final Trees trees;

    StarTrees(Trees trees) {
        this.trees = trees;
    }

    Star star(List<String> qualifier, List<StarChangeContext> changes, Span span) {
        List<String> excluded = new ArrayList<>();
        List<Alias> replaced = new ArrayList<>();
        for (StarChangeContext change : changes) {
            if (change.identifiers() != null) {
                change.identifiers().identifier().forEach(name -> excluded.add(Trees.name(name)));
            } else if (change.identifier() != null) {
                excluded.add(Trees.name(change.identifier()));
            }
            change.replacement().forEach(replacement -> replaced.add(replacement(replacement)));
        }
        return new Star(qualifier, excluded, replaced, span);
    }

    private Alias replacement(ReplacementContext context) {
        Expr expr = trees.exprs.ternary(context.ternary());
        return new Alias(expr, trees.alias(context.anyIdentifier()), trees.span(context));
    }
}
