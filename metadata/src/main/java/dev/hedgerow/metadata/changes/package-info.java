/**
 * What a store missed: a range of versions goes in, the rows of persons, groups and static cohorts
 * that changed in it come out. Reads through the caller's handle.
 */
@NullMarked
package dev.hedgerow.metadata.changes;

import org.jspecify.annotations.NullMarked;
