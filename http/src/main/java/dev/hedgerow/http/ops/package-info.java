/** What operators and developers ask: is it well, how busy is it, which endpoints are there. */
@NullMarked
package dev.hedgerow.http.ops;

import org.jspecify.annotations.NullMarked;
