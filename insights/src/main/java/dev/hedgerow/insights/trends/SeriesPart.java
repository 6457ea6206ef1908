package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.breakdown.Bins;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.time.ResolvedRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a trend that one query answers: a series in one period and, for a cohort breakdown,
 * one cohort.
 *
 * <p>The rows of its query are {@code (bucket, breakdown, total)}: the start of a bucket ({@code
 * ''} for totals), the breakdown value (text; an array of texts for several breakdowns; {@code ''}
 * for none) and a number.
 *
 * @param index which series of the query it is, from 0
 * @param previous whether it is of the period compared with
 * @param cohortId the cohort it is of; null without a cohort breakdown
 * @param binsQuery asks for the smallest and greatest value of each histogram breakdown, in one
 *     row; empty when there is none
 * @param query its query, for the bins of each breakdown
 */
public record SeriesPart(
        int index,
        Entity entity,
        boolean previous,
        ResolvedRange range,
        @Nullable Long cohortId,
        List<Breakdown> breakdowns,
        Reading reading,
        Optional<Query> binsQuery,
        Function<List<Bins>, Query> query) {

    /** What the rows of the query mean. */
    public enum Reading {
        /** One number per bucket. */
        BUCKETS,
        /** As {@link #BUCKETS}, with a list of buckets and one of their numbers in each row. */
        LISTS,
        /** One number for the whole range. */
        TOTAL,
        /**
         * Changes of a running sum, per day: a bucket's number is the sum of all changes up to its
         * first day.
         */
        DAILY_CHANGES,
        /** As {@link #DAILY_CHANGES}, per hour. */
        HOURLY_CHANGES
    }

    public SeriesPart {
        breakdowns = List.copyOf(breakdowns);
    }

    /**
     * The bins of each breakdown, of what the bins query gave.
     *
     * @param bounds smallest and greatest value of each histogram breakdown in turn, null for none
     */
    public List<Bins> bins(List<@Nullable Object> bounds) {
        return SeriesPlanner.bins(breakdowns, bounds);
    }
}
