/** {@code /ingestion_warnings/}: what ingest did not take as it came. */
@NullMarked
package dev.hedgerow.http.warnings;

import org.jspecify.annotations.NullMarked;
