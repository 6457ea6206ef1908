/**
 * How an insight tells who is behind one of its numbers.
 *
 * <p>Each insight has a planner of its own that takes its query and the place a reader clicked on
 * ({@link dev.hedgerow.insights.query.InsightActorsQuery}: series, day, breakdown …) and gives an
 * {@link dev.hedgerow.insights.actorset.ActorSet}: a HogQL query with one row per actor, whose
 * column {@code actor_id} is the person's id (a UUID) or the group's key, and whose other columns
 * ({@code event_count}, {@code event_distinct_ids}, {@code appearances} …) readers may select and
 * order by. The planner is called in one line of {@code run.ActorSets}; the {@code actors} package
 * then filters, joins, sorts and pages, the same for all insights. An insight that is computed in
 * Java hands over rows by {@link dev.hedgerow.insights.actorset.ActorSet#ofRows}.
 */
@NullMarked
package dev.hedgerow.insights.actorset;

import org.jspecify.annotations.NullMarked;
