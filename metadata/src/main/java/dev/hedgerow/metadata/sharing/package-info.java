/** Shared links of insights and dashboards: tokens, when they hold, and what they open. */
@NullMarked
package dev.hedgerow.metadata.sharing;

import org.jspecify.annotations.NullMarked;
