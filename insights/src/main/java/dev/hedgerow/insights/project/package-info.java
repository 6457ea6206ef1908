/**
 * What a project knows about itself, as of one moment, for planners: zone, filters, group types,
 * actions and cohorts. Planners get a {@link dev.hedgerow.insights.project.ProjectSnapshot} instead
 * of a database.
 */
@NullMarked
package dev.hedgerow.insights.project;

import org.jspecify.annotations.NullMarked;
