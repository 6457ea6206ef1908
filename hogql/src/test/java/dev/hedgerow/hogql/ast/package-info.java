/** Tests of the tree: a sample of every node type comes in, nothing goes out. */
@NullMarked
package dev.hedgerow.hogql.ast;

import org.jspecify.annotations.NullMarked;
