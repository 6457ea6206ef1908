/**
 * From resolved HogQL to an engine's SQL tree, with every choice that the engine asks for: how a
 * property is read, how a function is computed, how times shift between zones, and that only the
 * project's rows are seen.
 *
 * <p>A {@link dev.hedgerow.hogql.resolve.TypedQuery} comes in, a {@link
 * dev.hedgerow.hogql.sql.SqlQuery} goes out. A second engine has its own package beside this one
 * and shares all before it.
 */
@NullMarked
package dev.hedgerow.hogql.lower;

import org.jspecify.annotations.NullMarked;
