package dev.hedgerow.hogql.resolve;

/**
 * One expression of an ORDER BY. Nulls go last in both directions unless the query says otherwise.
 */
public record TypedOrder(Typed expr, boolean descending, boolean nullsFirst) {}
