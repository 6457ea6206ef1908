/** Tests of the package of the same name. */
@NullMarked
package dev.hedgerow.ingest.write;

import org.jspecify.annotations.NullMarked;
