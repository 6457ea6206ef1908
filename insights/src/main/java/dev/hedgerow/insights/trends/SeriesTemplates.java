package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.template.QueryTemplate;

/** The queries that series are made of; all give {@code (bucket, breakdown, total)}. */
final class SeriesTemplates {
    private SeriesTemplates() {}

    static final QueryTemplate EVENTS =
            QueryTemplate.of(
                    """
                    SELECT {bucket} AS bucket, {breakdown} AS breakdown, {aggregate} AS total
                    FROM events
                    WHERE {condition}
                    GROUP BY bucket, breakdown
                    """);

    /** Every actor counts once, in the first bucket with an event of theirs. */
    static final QueryTemplate FIRST_APPEARANCES =
            QueryTemplate.of(
                    """
                    SELECT bucket, breakdown, count() AS total
                    FROM (
                        SELECT min({bucket}) AS bucket, {breakdown} AS breakdown, {actor} AS actor
                        FROM events
                        WHERE {condition}
                        GROUP BY breakdown, actor
                    )
                    WHERE actor IS NOT NULL
                    GROUP BY bucket, breakdown
                    """);

    /** Numbers of events per actor, then one number of those. */
    static final QueryTemplate PER_ACTOR =
            QueryTemplate.of(
                    """
                    SELECT bucket, breakdown, {aggregate} AS total
                    FROM (
                        SELECT {bucket} AS bucket, {breakdown} AS breakdown, {actor} AS actor,
                            count() AS number
                        FROM events
                        WHERE {condition}
                        GROUP BY bucket, breakdown, actor
                    )
                    GROUP BY bucket, breakdown
                    """);

    /** One number per session, then one number of those. */
    static final QueryTemplate PER_SESSION =
            QueryTemplate.of(
                    """
                    SELECT bucket, breakdown, {aggregate} AS total
                    FROM (
                        SELECT {bucket} AS bucket, {breakdown} AS breakdown,
                            ifNull($session_id, '') AS session_key, max({number}) AS number
                        FROM events
                        WHERE {condition}
                        GROUP BY bucket, breakdown, session_key
                    )
                    GROUP BY bucket, breakdown
                    """);

    /**
     * Every person counts once, at their first event, if that event (or another at the same
     * instant) meets the conditions.
     */
    static final QueryTemplate FIRST_TIME =
            QueryTemplate.of(
                    """
                    SELECT {bucket} AS bucket, breakdown, count() AS total
                    FROM (
                        SELECT {actor} AS actor, min(timestamp) AS first_at,
                            minIf(timestamp, {matches}) AS matched_at,
                            argMinIf({breakdown}, timestamp, {matches}) AS breakdown
                        FROM events
                        WHERE {condition}
                        GROUP BY actor
                    )
                    WHERE matched_at = first_at AND {range}
                    GROUP BY bucket, breakdown
                    """);

    /**
     * How the number of actors seen within a window changes: each starts to count at a unit of time
     * with an event of theirs, and stops at the window's end or at their next such unit, where they
     * start again.
     */
    static final QueryTemplate WINDOW_CHANGES =
            QueryTemplate.of(
                    """
                    SELECT if(ends.number = 0, spans.unit, spans.stops_at) AS bucket,
                        spans.breakdown AS breakdown,
                        sum(if(ends.number = 0, 1, -1)) AS total
                    FROM (
                        SELECT breakdown, unit,
                            if(isNull(next_unit) OR next_unit > window_end, window_end, next_unit)
                                AS stops_at
                        FROM (
                            SELECT breakdown, unit, {window_end} AS window_end,
                                min(toNullable(unit)) OVER (
                                    PARTITION BY actor, breakdown ORDER BY unit ASC
                                    ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING
                                ) AS next_unit
                            FROM (
                                SELECT {actor} AS actor, {breakdown} AS breakdown, {unit} AS unit
                                FROM events
                                WHERE {condition}
                                GROUP BY actor, breakdown, unit
                            )
                        )
                    ) AS spans
                    CROSS JOIN numbers(2) AS ends
                    GROUP BY bucket, breakdown
                    """);

    /** What a box plot shows of each bucket. */
    static final QueryTemplate BOXES =
            QueryTemplate.of(
                    """
                    SELECT {bucket} AS bucket, min(number) AS smallest,
                        quantile(0.25)(number) AS lower, quantile(0.5)(number) AS middle,
                        quantile(0.75)(number) AS upper, max(number) AS greatest,
                        avg(number) AS mean
                    FROM (SELECT timestamp, {number} AS number FROM events WHERE {condition})
                    WHERE number IS NOT NULL
                    GROUP BY bucket
                    """);

    /** An array of aggregates over a set of events, in one row. */
    static final QueryTemplate AGGREGATES =
            QueryTemplate.of("SELECT {aggregates} AS aggregates FROM events WHERE {condition}");
}
