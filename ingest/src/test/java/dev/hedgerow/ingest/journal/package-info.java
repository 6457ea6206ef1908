/** Tests of capture: every form of request, and every way to get one wrong. */
@NullMarked
package dev.hedgerow.ingest.journal;

import org.jspecify.annotations.NullMarked;
