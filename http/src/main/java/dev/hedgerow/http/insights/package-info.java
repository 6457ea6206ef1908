/**
 * Insights: saved questions with their last answers. Calculating is the runner's business; keeping
 * and finding them is the metadata's.
 */
@NullMarked
package dev.hedgerow.http.insights;

import org.jspecify.annotations.NullMarked;
