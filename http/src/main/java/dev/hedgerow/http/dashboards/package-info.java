/**
 * {@code /dashboards/}: dashboards, their tiles and what these show. In come request bodies, out go
 * dashboards with their insights calculated or as kept; the rules are the metadata's.
 */
@NullMarked
package dev.hedgerow.http.dashboards;

import org.jspecify.annotations.NullMarked;
