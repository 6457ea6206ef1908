package dev.hedgerow.insights.retention;

import dev.hedgerow.insights.template.QueryTemplate;

/**
 * The queries that retentions are made of. Those of journeys give {@code (actor, key, breakdown,
 * seen_at, first_at, starts, returns)} per actor and key.
 */
final class RetentionTemplates {
    private RetentionTemplates() {}

    /** One pass: what each actor did as bits. */
    static final QueryTemplate JOURNEYS =
            QueryTemplate.of(
                    """
                    SELECT {actor} AS actor, {key} AS key, {breakdown} AS breakdown,
                        {seen_at} AS seen_at, {first_at} AS first_at,
                        {starts} AS starts, {returns} AS returns
                    FROM events
                    WHERE {condition}
                    GROUP BY actor, key
                    """);

    /** Events with what they are, for what takes several passes. */
    static final QueryTemplate TAGGED_EVENTS =
            QueryTemplate.of(
                    """
                    SELECT {actor} AS actor, {key} AS key, {breakdown} AS breakdown,
                        {bucket} AS bucket, timestamp AS at, {is_seen} AS is_seen,
                        {is_start} AS is_start, {is_return} AS is_return, {amount} AS amount
                    FROM events
                    WHERE {condition}
                    """);

    /** Events with the first start in the same interval. */
    static final QueryTemplate ANCHORED_IN_BUCKET =
            QueryTemplate.of(
                    """
                    SELECT actor, key, breakdown, bucket, at, is_seen, is_start, is_return, amount,
                        min(if(is_start, at, NULL)) OVER (PARTITION BY actor, key, bucket) AS anchor
                    FROM {events}
                    """);

    /** Numbers of events, and sums of amounts, per actor and interval. */
    static final QueryTemplate PER_BUCKET =
            QueryTemplate.of(
                    """
                    SELECT actor, key, bucket, argMinIf(breakdown, at, is_seen) AS breakdown,
                        minIf(toNullable(at), is_seen) AS seen_at,
                        minIf(toNullable(at), is_start) AS first_at,
                        countIf(is_start) AS started, countIf(is_return) AS returned,
                        ifNull(sumIf(amount, is_start), 0.0) AS start_amount,
                        ifNull(sumIf(amount, is_return), 0.0) AS return_amount,
                        ifNull(sumIf(amount, is_return AND {is_later}), 0.0) AS later_amount
                    FROM {events}
                    GROUP BY actor, key, bucket
                    """);

    /** Journeys from numbers per interval. */
    static final QueryTemplate JOURNEYS_OF_BUCKETS =
            QueryTemplate.of(
                    """
                    SELECT actor, key, argMin(breakdown, seen_at) AS breakdown,
                        min(seen_at) AS seen_at, min(first_at) AS first_at,
                        {starts} AS starts, {returns} AS returns
                    FROM {buckets}
                    GROUP BY actor, key
                    """);

    /** Journeys with the amounts of each interval. */
    static final QueryTemplate JOURNEYS_WITH_AMOUNTS =
            QueryTemplate.of(
                    """
                    SELECT actor, key, argMin(breakdown, seen_at) AS breakdown,
                        min(seen_at) AS seen_at, min(first_at) AS first_at,
                        {starts} AS starts, {returns} AS returns,
                        groupArray(bucket) AS buckets,
                        groupArray(start_amount) AS start_amounts,
                        groupArray(return_amount) AS return_amounts,
                        groupArray(later_amount) AS later_amounts
                    FROM {buckets}
                    GROUP BY actor, key
                    """);

    /** Journeys whose intervals count from the first start of the actor, whatever the key. */
    static final QueryTemplate ROLLING_JOURNEYS =
            QueryTemplate.of(
                    """
                    SELECT actor, key, argMinIf(breakdown, at, is_seen) AS breakdown, seen_at,
                        first_at, 0 AS starts, {returns} AS returns
                    FROM (
                        SELECT actor, key, breakdown, at, is_seen, is_return,
                            min(if(is_seen, at, NULL)) OVER (PARTITION BY actor) AS seen_at,
                            min(if(is_start, at, NULL)) OVER (PARTITION BY actor) AS first_at
                        FROM {events}
                    )
                    WHERE at >= first_at
                    GROUP BY actor, key, seen_at, first_at
                    """);

    /** Journeys that are alike, counted. */
    static final QueryTemplate NUMBERS =
            QueryTemplate.of(
                    """
                    SELECT {value} AS value, {start} AS start, returns, count() AS actors
                    FROM {journeys}
                    WHERE actor IS NOT NULL AND {valid}
                    GROUP BY value, start, returns
                    """);

    /** Journeys with whose they are. */
    static final QueryTemplate PEOPLE =
            QueryTemplate.of(
                    """
                    SELECT {value} AS value, {start} AS start, returns, 1 AS actors,
                        toString(actor) AS actor_text
                    FROM {journeys}
                    WHERE actor IS NOT NULL AND {valid}
                    """);

    /** Journeys with amounts. */
    static final QueryTemplate AMOUNTS =
            QueryTemplate.of(
                    """
                    SELECT {value} AS value, {start} AS start, returns, 1 AS actors,
                        toString(actor) AS actor_text, buckets, start_amounts, return_amounts,
                        later_amounts
                    FROM {journeys}
                    WHERE actor IS NOT NULL AND {valid}
                    """);
}
