/**
 * What a query may name: logical tables and their fields; and what the compiler is told about one
 * project and one engine ({@link dev.hedgerow.hogql.catalog.CompileContext}, {@link
 * dev.hedgerow.hogql.catalog.PhysicalSchema}). Tables that are not in the catalog do not exist for
 * a query.
 */
@NullMarked
package dev.hedgerow.hogql.catalog;

import org.jspecify.annotations.NullMarked;
