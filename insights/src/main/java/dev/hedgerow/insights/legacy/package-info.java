/**
 * The older way to ask for an insight: {@code filters} JSON comes in, the JSON of a query node goes
 * out. Nothing here runs a query.
 */
@NullMarked
package dev.hedgerow.insights.legacy;

import org.jspecify.annotations.NullMarked;
