package dev.hedgerow.metadata.insights;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which insights a list shows, in which order. Nulls and empty sets mean all.
 *
 * @param search in name, derived name, description and tags
 * @param createdBy only of these users
 * @param onlyIds only these, as from dashboards
 * @param alsoSaved with {@code saved} true: unsaved insights that count as saved, being on a
 *     dashboard
 * @param tags those with at least one of these
 * @param modified {@code last_modified_at} within
 * @param created {@code created_at} within
 * @param viewed last viewed by anybody within
 * @param featureFlag those that break down or filter by this flag
 * @param events those whose query names all of these events
 * @param withoutFlagInsights leave out those that come with every feature flag
 * @param order null: by the field order, then as made; when searching: best match first
 * @param limit at least 1
 */
public record InsightFilter(
        @Nullable String search,
        @Nullable String shortId,
        @Nullable Boolean saved,
        @Nullable Boolean favorited,
        Set<Long> createdBy,
        @Nullable Set<Long> onlyIds,
        Set<Long> alsoSaved,
        Set<String> tags,
        @Nullable InsightKind kind,
        Period modified,
        Period created,
        Period viewed,
        @Nullable String featureFlag,
        Set<String> events,
        boolean withoutFlagInsights,
        @Nullable Order order,
        int limit,
        int offset) {

    /** {@code [from, to)}; null: open. */
    public record Period(@Nullable Instant from, @Nullable Instant to) {

        public static final Period ALWAYS = new Period(null, null);

        boolean holds(@Nullable Instant instant) {
            if (from == null && to == null) {
                return true;
            }
            return instant != null
                    && (from == null || !instant.isBefore(from))
                    && (to == null || instant.isBefore(to));
        }
    }

    /** What lists can be ordered by. */
    public enum Column {
        ID,
        NAME,
        CREATED_AT,
        CREATED_BY,
        LAST_MODIFIED_AT,
        LAST_VIEWED_AT,
        FAVORITED
    }

    /** A direction of a column. */
    public record Order(Column column, boolean descending) {}

    /** A page of all insights. */
    public static InsightFilter page(int limit, int offset) {
        return new InsightFilter(
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                Set.of(),
                Set.of(),
                null,
                Period.ALWAYS,
                Period.ALWAYS,
                Period.ALWAYS,
                null,
                Set.of(),
                false,
                null,
                limit,
                offset);
    }

    public InsightFilter {
        createdBy = Set.copyOf(createdBy);
        onlyIds = onlyIds == null ? null : Set.copyOf(onlyIds);
        alsoSaved = Set.copyOf(alsoSaved);
        tags = Set.copyOf(tags);
        events = Set.copyOf(events);
    }

    /** The same with another search text. */
    public InsightFilter searching(String text, @Nullable Order chosenOrder) {
        return new InsightFilter(
                text,
                shortId,
                saved,
                favorited,
                createdBy,
                onlyIds,
                alsoSaved,
                tags,
                kind,
                modified,
                created,
                viewed,
                featureFlag,
                events,
                withoutFlagInsights,
                chosenOrder,
                limit,
                offset);
    }

    /** The same, but none that is not among these. */
    public InsightFilter among(Set<Long> ids) {
        Set<Long> both = new HashSet<>(ids);
        if (onlyIds != null) {
            both.retainAll(onlyIds);
        }
        return new InsightFilter(
                search,
                shortId,
                saved,
                favorited,
                createdBy,
                both,
                alsoSaved,
                tags,
                kind,
                modified,
                created,
                viewed,
                featureFlag,
                events,
                withoutFlagInsights,
                order,
                limit,
                offset);
    }
}
