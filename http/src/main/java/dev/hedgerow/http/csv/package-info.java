/**
 * Answers as CSV files: which format a call asks for, and how a table is spelt. What the columns
 * are is decided where the table is made.
 */
@NullMarked
package dev.hedgerow.http.csv;

import org.jspecify.annotations.NullMarked;
