/**
 * Questions: a query as JSON comes in, the runner's answer goes out, at once or later under an id.
 * The request threads are free while a query runs.
 */
@NullMarked
package dev.hedgerow.http.query;

import org.jspecify.annotations.NullMarked;
