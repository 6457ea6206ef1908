/**
 * From the bytes of a capture request to raw events. In: body, query string and headers as they
 * came ({@link dev.hedgerow.ingest.capture.CaptureInput}). Out: a {@link
 * dev.hedgerow.ingest.capture.CaptureRequest}, its JSON read once and kept as slices of the body,
 * or a {@link dev.hedgerow.ingest.capture.CaptureException} with the text the client gets.
 */
@NullMarked
package dev.hedgerow.ingest.capture;

import org.jspecify.annotations.NullMarked;
