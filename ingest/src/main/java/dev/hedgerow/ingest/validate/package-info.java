/**
 * From raw events to events as they will be stored, save for what needs to know other events: times
 * corrected, properties in their stored form, elements as a chain, and what an event asks of its
 * person and its groups. In: a {@link dev.hedgerow.ingest.capture.CaptureRequest} and its project.
 * Out: {@link dev.hedgerow.ingest.validate.ReadyEvent}s. Pure, so that requests do it in parallel.
 */
@NullMarked
package dev.hedgerow.ingest.validate;

import org.jspecify.annotations.NullMarked;
