/**
 * Dashboards, their tiles and texts: rows, SQL and rules. In come request bodies, out go rows with
 * their tags; calculating the insights of tiles is the caller's business.
 */
@NullMarked
package dev.hedgerow.metadata.dashboards;

import org.jspecify.annotations.NullMarked;
