/** Rows of the store as the JSON of answers: a value and its column's type in, JSON out. */
@NullMarked
package dev.hedgerow.insights.rows;

import org.jspecify.annotations.NullMarked;
