/**
 * What an insight shows, as one of a few shapes: lines, totals, steps, cohorts, a table. In come a
 * query and its result as JSON, out go shapes, and from these pictures for pages, tables of text
 * for language models, and sentences about what changed. Pure.
 */
@NullMarked
package dev.hedgerow.http.charts;

import org.jspecify.annotations.NullMarked;
