/**
 * An engine's SQL as a tree: what lowering makes and the printer spells.
 *
 * <p>Names are quoted and values bound by the printer; the only text that reaches an engine
 * unchanged is that of {@link dev.hedgerow.hogql.sql.SqlTemplate}s, which are constants of this
 * program.
 */
@NullMarked
package dev.hedgerow.hogql.sql;

import org.jspecify.annotations.NullMarked;
