/** Answers of queries, kept by key, thrown away by age and by size. */
@NullMarked
package dev.hedgerow.metadata.queries;

import org.jspecify.annotations.NullMarked;
