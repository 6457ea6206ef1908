/**
 * Rows of a project's metadata as queries of HogQL see them, under {@code system.}. In: a project
 * and a table's name. Out: JSON, one object per row. What people keep to themselves (keys, users,
 * settings) is not among the tables.
 */
@NullMarked
package dev.hedgerow.metadata.system;

import org.jspecify.annotations.NullMarked;
