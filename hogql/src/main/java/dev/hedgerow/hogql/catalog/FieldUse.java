package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.types.HogqlType;

/**
 * A field that a query names, for editors to tell its type.
 *
 * @param name the last part of the name
 * @param table the stored table whose property it is; empty for other fields
 * @param span of the whole name in the query's text
 */
public record FieldUse(String name, String table, HogqlType type, Span span) implements NameUse {}
