/** Variables of SQL insights. */
@NullMarked
package dev.hedgerow.metadata.variables;

import org.jspecify.annotations.NullMarked;
