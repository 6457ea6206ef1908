/** The activity log: who changed what in a project, with the values before and after. */
@NullMarked
package dev.hedgerow.metadata.activity;

import org.jspecify.annotations.NullMarked;
