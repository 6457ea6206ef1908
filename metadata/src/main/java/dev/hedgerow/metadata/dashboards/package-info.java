/** Dashboards, their tiles and texts: rows and SQL. */
@NullMarked
package dev.hedgerow.metadata.dashboards;

import org.jspecify.annotations.NullMarked;
