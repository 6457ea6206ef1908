package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.ast.Expr;
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

    /** Whether it is of many rows. */
    public boolean aggregates() {
        return exprs.stream().anyMatch(Aggregations::in);
    }
}
