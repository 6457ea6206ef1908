package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Span;
import java.util.List;

/**
 * A column that is shown.
 *
 * @param text as its author wrote it, which is also its name
 * @param exprs what the store is asked for; none for a value that is known already
 */
public record ListingColumn(String text, List<Expr> exprs, Form form) {
    public ListingColumn {
        exprs = List.copyOf(exprs);
    }

    /** A column in HogQL. */
    public static ListingColumn of(String text) {
        return new ListingColumn(text, List.of(ColumnText.expr(text)), Form.PLAIN);
    }

    /** The text without its title. */
    public static String bare(String text) {
        return ColumnText.bare(text);
    }

    /** What the store is asked for; a single value of an object under the column's name. */
    List<Expr> named() {
        boolean isPlain = form.equals(Form.PLAIN) || exprs.size() != 1;
        return isPlain
                ? exprs
                : List.of(
                        new Alias(
                                ColumnText.withoutAlias(exprs.getFirst()), bare(text), Span.NONE));
    }

    /** Whether it is of many rows. */
    public boolean aggregates() {
        return exprs.stream().anyMatch(Aggregations::in);
    }
}
