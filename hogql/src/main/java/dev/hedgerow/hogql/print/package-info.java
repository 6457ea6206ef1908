/**
 * Spells an engine's SQL tree as text, and decides nothing else: names are quoted, values are bound
 * as numbered parameters (numbers and truth values are spelled), a stored table always comes with
 * its project.
 */
@NullMarked
package dev.hedgerow.hogql.print;

import org.jspecify.annotations.NullMarked;
