/** Annotations: what happened on a day, for charts to show. */
@NullMarked
package dev.hedgerow.metadata.annotations;

import org.jspecify.annotations.NullMarked;
