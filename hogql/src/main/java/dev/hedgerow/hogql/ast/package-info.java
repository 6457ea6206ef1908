/**
 * HogQL's syntax tree: immutable records under sealed interfaces. Comes from the parser or a
 * planner, goes to resolve.
 */
@NullMarked
package dev.hedgerow.hogql.ast;

import org.jspecify.annotations.NullMarked;
