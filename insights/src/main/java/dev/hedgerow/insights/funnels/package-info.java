/**
 * Funnels: how far actors come in a sequence of steps, how long they take, who they are, and what
 * goes along with success.
 *
 * <p>{@link dev.hedgerow.insights.funnels.FunnelPlanner} turns a query into one HogQL query whose
 * rows are (actor, time, which steps and exclusions, breakdown values); the machines find, for one
 * actor's sorted rows, the attempt that counts; shapers make the answers. All of it is pure.
 */
@NullMarked
package dev.hedgerow.insights.funnels;

import org.jspecify.annotations.NullMarked;
