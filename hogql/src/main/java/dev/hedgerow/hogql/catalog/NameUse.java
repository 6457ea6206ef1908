package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.ast.Span;

/** A name in a query's own text, for editors to tell what it stands for. */
public sealed interface NameUse permits FieldUse, CohortUse {
    /** Where the name stands. */
    Span span();
}
