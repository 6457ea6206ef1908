package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.Query;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a point of a trend.
 *
 * @param query rows of {@code (actor_id, event_count)}: the person's id, or the group's key
 * @param groupTypeIndex the type of group; null for people
 */
public record TrendsActors(Query query, @Nullable Integer groupTypeIndex) {}
