package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.ast.Span;

/**
 * A cohort that a query names.
 *
 * @param byName whether it does so by the name rather than the id
 */
public record CohortUse(long id, String name, boolean byName, Span span) implements NameUse {}
