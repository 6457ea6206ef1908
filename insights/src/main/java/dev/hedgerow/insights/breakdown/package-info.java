/** What an answer is split by: the HogQL of breakdown values, bins of histograms, and labels. */
@NullMarked
package dev.hedgerow.insights.breakdown;

import org.jspecify.annotations.NullMarked;
