/**
 * Ingestion warnings: what ingest did not take as it came. In: warnings noted by the writer, in its
 * transaction. Out: a summary by type of the last thirty days.
 */
@NullMarked
package dev.hedgerow.metadata.warnings;

import org.jspecify.annotations.NullMarked;
