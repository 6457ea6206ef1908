/**
 * Lists of people and groups: all of a project's, or those behind a number.
 *
 * <p>In comes an {@link dev.hedgerow.insights.query.ActorsQuery} and, unless it is about all
 * people, the {@link dev.hedgerow.insights.actorset.ActorSet} that its source gave; out comes a
 * {@link dev.hedgerow.insights.listing.Listing}. The columns {@code person}, {@code group} and
 * {@code actor} are ids there, which {@link dev.hedgerow.insights.actors.Profiles} turns into
 * objects once the page is known.
 */
@NullMarked
package dev.hedgerow.insights.actors;

import org.jspecify.annotations.NullMarked;
