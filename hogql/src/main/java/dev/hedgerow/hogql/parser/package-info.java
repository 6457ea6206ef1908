/**
 * Text to tree and back. Comes in: what a person or a planner wrote. Goes out: a {@link
 * dev.hedgerow.hogql.ast.Query} with a span on every node, or a {@link
 * dev.hedgerow.hogql.parser.HogqlException} that says where and what was expected.
 *
 * <p>ANTLR makes {@code HogqlTokens} and {@code HogqlGrammar} from the two grammar files of this
 * package.
 */
@NullMarked
package dev.hedgerow.hogql.parser;

import org.jspecify.annotations.NullMarked;
