/** Tests of the package of the same name. */
@NullMarked
package dev.hedgerow.ingest.validate;

import org.jspecify.annotations.NullMarked;
