/** Tests of the package of the same name. */
@NullMarked
package dev.hedgerow.ingest.identity;

import org.jspecify.annotations.NullMarked;
