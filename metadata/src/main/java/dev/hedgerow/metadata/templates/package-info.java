/**
 * Templates of dashboards that people have saved. In come request bodies, out go rows; what a tile
 * of a template may be is the caller's business.
 */
@NullMarked
package dev.hedgerow.metadata.templates;

import org.jspecify.annotations.NullMarked;
