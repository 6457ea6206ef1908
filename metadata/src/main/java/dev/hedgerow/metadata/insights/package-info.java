/**
 * Insights: saved questions. In: request bodies; legacy filters have been converted before. Out:
 * rows, lists and views. Results of queries are not kept here.
 */
@NullMarked
package dev.hedgerow.metadata.insights;

import org.jspecify.annotations.NullMarked;
