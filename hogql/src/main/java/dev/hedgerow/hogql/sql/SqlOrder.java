package dev.hedgerow.hogql.sql;

/** One expression of an ORDER BY; where nulls go is always said. */
public record SqlOrder(Sql expr, boolean descending, boolean nullsFirst) {}
