/**
 * Answers as tables for spreadsheets: a query and its answer come in, a head and rows of single
 * values go out. How a file spells them is the caller's business.
 */
@NullMarked
package dev.hedgerow.insights.table;

import org.jspecify.annotations.NullMarked;
