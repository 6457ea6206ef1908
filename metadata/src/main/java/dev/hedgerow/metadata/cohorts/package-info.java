/** Cohorts: people who meet criteria, or who are listed one by one. */
@NullMarked
package dev.hedgerow.metadata.cohorts;

import org.jspecify.annotations.NullMarked;
