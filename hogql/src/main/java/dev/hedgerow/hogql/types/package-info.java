/**
 * The types of HogQL expressions, spelled as ClickHouse spells them where the API shows them.
 *
 * <p>Nothing comes in; every later stage (catalog, functions, resolve, lower) speaks of values in
 * these types.
 */
@NullMarked
package dev.hedgerow.hogql.types;

import org.jspecify.annotations.NullMarked;
