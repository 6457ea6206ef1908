WITH first_seen AS (
    SELECT
        person_id,
        min(timestamp) AS first_at,
        argMin(properties.$referring_domain, timestamp) AS came_from,
        argMin(properties.utm_source, timestamp) AS campaign
    FROM events
    WHERE timestamp >= toDateTime('2024-01-01 00:00:00')
        AND timestamp < toDateTime('2024-04-01 00:00:00')
        AND event IN ('$pageview', '$screen', 'signed_up')
        AND ifNull(properties.$lib, '') != 'test'
        AND distinct_id NOT LIKE 'internal-%'
    GROUP BY person_id
),
purchases AS (
    SELECT
        person_id,
        toStartOfWeek(timestamp) AS week,
        count() AS orders,
        sum(toFloat(properties.amount)) AS revenue,
        uniq(properties.product_id) AS products,
        quantile(0.9)(toFloat(properties.amount)) AS large_order
    FROM events
    WHERE event = 'purchase'
        AND timestamp >= toDateTime('2024-01-01 00:00:00')
        AND ifNull(properties.currency, 'EUR') IN ('EUR', 'USD', 'GBP')
        AND NOT match(ifNull(person.properties.email, ''), '@(example|test)[.]com$')
    GROUP BY person_id, week
    HAVING revenue > 0
)
SELECT
    purchases.week AS week,
    multiIf(
        first_seen.campaign IS NOT NULL, 'campaign',
        first_seen.came_from = '$direct', 'direct',
        first_seen.came_from ILIKE '%google%', 'search',
        'other'
    ) AS channel,
    count(DISTINCT purchases.person_id) AS buyers,
    sum(purchases.orders) AS orders,
    round(sum(purchases.revenue), 2) AS revenue,
    round(avg(purchases.large_order), 2) AS large_order,
    sumIf(
        purchases.revenue,
        dateDiff('day', first_seen.first_at, toDateTime(purchases.week)) <= 30
    ) AS early_revenue,
    arrayStringConcat(
        arrayMap(x -> concat(toString(x.1), ':', toString(x.2)), topK(3)(tuple(purchases.products, purchases.orders))),
        ', '
    ) AS usual,
    row_number() OVER (
        PARTITION BY week
        ORDER BY revenue DESC
    ) AS place
FROM purchases
LEFT JOIN first_seen ON first_seen.person_id = purchases.person_id
WHERE purchases.week BETWEEN toDate('2024-01-07') AND toDate('2024-03-31')
GROUP BY week, channel
ORDER BY week ASC, revenue DESC
LIMIT 500
