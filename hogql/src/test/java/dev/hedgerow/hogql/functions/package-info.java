/** Tests of the function table, and the page of documentation that is written from it. */
@NullMarked
package dev.hedgerow.hogql.functions;

import org.jspecify.annotations.NullMarked;
