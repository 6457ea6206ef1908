/** Tags on insights, dashboards, definitions and actions: one table, one set of rules. */
@NullMarked
package dev.hedgerow.metadata.tags;

import org.jspecify.annotations.NullMarked;
