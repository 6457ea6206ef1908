/** Elements kept by hand through the API; those of autocapture live in their events. */
@NullMarked
package dev.hedgerow.metadata.elements;

import org.jspecify.annotations.NullMarked;
