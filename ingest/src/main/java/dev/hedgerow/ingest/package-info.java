/** What capture, identity and writing share. */
@NullMarked
package dev.hedgerow.ingest;

import org.jspecify.annotations.NullMarked;
