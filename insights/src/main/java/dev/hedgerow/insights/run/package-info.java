/**
 * The one runner of all queries: cache, refresh modes, background work, cancellation and limits.
 *
 * <p>In comes a {@link dev.hedgerow.insights.run.RunRequest} with a query as JSON, out comes a
 * {@link dev.hedgerow.insights.run.RunResponse} with the body of the API's answer. The only package
 * of this module that does input and output.
 */
@NullMarked
package dev.hedgerow.insights.run;

import org.jspecify.annotations.NullMarked;
