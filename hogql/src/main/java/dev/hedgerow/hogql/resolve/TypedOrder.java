package dev.hedgerow.hogql.resolve;

import org.jspecify.annotations.Nullable;

/**
 * One expression of an ORDER BY. Nulls go last in both directions unless the query says otherwise.
 *
 * @param fill the rows to make up where values are missing
 */
public record TypedOrder(Typed expr, boolean descending, boolean nullsFirst, @Nullable Fill fill) {

    /** {@code WITH FILL}: from {@code from} to before {@code to}, by {@code step}. */
    public record Fill(@Nullable Typed from, @Nullable Typed to, @Nullable Typed step) {}
}
