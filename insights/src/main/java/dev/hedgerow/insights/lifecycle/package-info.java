/**
 * Lifecycle: from a query and a project to HogQL, and from its rows to results. Pure; {@code run}
 * executes in between.
 */
@NullMarked
package dev.hedgerow.insights.lifecycle;

import org.jspecify.annotations.NullMarked;
