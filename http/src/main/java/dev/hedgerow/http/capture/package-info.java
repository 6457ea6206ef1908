/**
 * Capture: the bytes of a request go to ingest, the answer waits for the commit that holds its
 * events. Errors are plain text, as PostHog's are.
 */
@NullMarked
package dev.hedgerow.http.capture;

import org.jspecify.annotations.NullMarked;
