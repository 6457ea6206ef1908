package dev.hedgerow.benchmarks.queries;

import java.util.List;

/**
 * The twelve questions of the storage decisions and a long funnel, about the last thirty days of
 * {@link ReferenceData}.
 */
final class Questions {
    private static final String RANGE =
            "\"dateRange\":{\"date_from\":\"2026-07-31\",\"date_to\":\"2026-08-29\"}";
    private static final String PAGEVIEWS =
            "\"series\":[{\"kind\":\"EventsNode\",\"event\":\"$pageview\"}]";

    private Questions() {}

    static List<Question> all() {
        return List.of(
                new Question(
                        "Q1",
                        "daily count, 30 days",
                        trends(PAGEVIEWS, ""),
                        Question.sumOf("data"),
                        new SqlByHand(
                                """
                                SELECT "timestamp"::DATE, count(*) FROM events WHERE %s GROUP BY 1 ORDER BY 1
                                """
                                        .formatted(pageviews()))),
                new Question(
                        "Q2",
                        "daily unique persons",
                        trends(
                                "\"series\":[{\"kind\":\"EventsNode\",\"event\":\"$pageview\",\"math\":\"dau\"}]",
                                ""),
                        Question.sumOf("data"),
                        new SqlByHand(
                                """
                                SELECT day, count(*) FROM (SELECT DISTINCT "timestamp"::DATE AS day, person_id
                                FROM events WHERE %s) GROUP BY 1 ORDER BY 1
                                """
                                        .formatted(pageviews()))),
                new Question(
                        "Q3",
                        "by $browser, top 25",
                        breakdown("$browser"),
                        Question.sumOf("data"),
                        top25("p_$browser")),
                new Question(
                        "Q4",
                        "by $current_url, top 25",
                        breakdown("$current_url"),
                        Question.sumOf("data"),
                        top25("p_$current_url")),
                new Question(
                        "Q5",
                        "two property filters",
                        trends(
                                PAGEVIEWS,
                                """
                                ,"properties":[{"type":"event","key":"price","operator":"gt","value":50},
                                {"type":"event","key":"$os","operator":"exact","value":["Mac OS X"]}]
                                """),
                        Question.sumOf("data"),
                        new SqlByHand(
                                """
                                SELECT "timestamp"::DATE, count(*) FROM events
                                WHERE %s AND try_cast("p_price" AS DOUBLE) > 50 AND "p_$os" = 'Mac OS X'
                                GROUP BY 1 ORDER BY 1
                                """
                                        .formatted(pageviews()))),
                new Question(
                        "Q6",
                        "funnel, 3 steps, 14 days",
                        funnel(THREE_STEPS, "", ""),
                        Question.sumOf("count"),
                        new FunnelByHand(3, 0, 3, funnelRows("0", THREE_BITS))),
                new Question(
                        "Q7",
                        "the same by $browser",
                        funnel(
                                THREE_STEPS,
                                "",
                                ",\"breakdownFilter\":{\"breakdown\":\"$browser\",\"breakdown_type\":\"event\"}"),
                        Question.sumOf("count"),
                        new FunnelByHand(3, 0, 3, funnelRows(BROWSER_NUMBER, THREE_BITS))),
                new Question(
                        "Q8a",
                        "weekly retention 8×8",
                        retention("retention_recurring"),
                        Question.sumOf("count"),
                        new SqlByHand(
                                """
                                WITH m AS (SELECT person_id, bit_or(1 << (date_diff('day', TIMESTAMP '2026-07-05', "timestamp") // 7)::INT) AS m
                                FROM events WHERE %s GROUP BY person_id), g AS (SELECT m, count(*) AS c FROM m GROUP BY m)
                                SELECT i, j - i, sum(c)::BIGINT FROM g, range(8) a(i), range(8) b(j)
                                WHERE j >= i AND (m >> i) & 1 = 1 AND (m >> j) & 1 = 1 GROUP BY 1, 2 ORDER BY 1, 2
                                """
                                        .formatted(pageviews("2026-07-05")))),
                new Question(
                        "Q8b",
                        "the same, first ever",
                        retention("retention_first_time"),
                        Question.sumOf("count"),
                        new SqlByHand(
                                """
                                WITH m AS (SELECT person_id, min("timestamp") AS f, bit_or(CASE WHEN "timestamp" >= '2026-07-05'
                                THEN 1 << (date_diff('day', TIMESTAMP '2026-07-05', "timestamp") // 7)::INT ELSE 0 END) AS m
                                FROM events WHERE project_id = 1 AND event = '$pageview' AND "timestamp" < '2026-08-30' GROUP BY person_id),
                                g AS (SELECT (date_diff('day', TIMESTAMP '2026-07-05', f) // 7)::INT AS i, m, count(*) AS c FROM m
                                WHERE f >= '2026-07-05' GROUP BY 1, 2)
                                SELECT i, j - i, sum(c)::BIGINT FROM g, range(8) b(j)
                                WHERE j >= i AND (m >> j) & 1 = 1 GROUP BY 1, 2 ORDER BY 1, 2
                                """)),
                new Question(
                        "Q9",
                        "paths, 5 steps, top 50",
                        """
                        {"kind":"PathsQuery",%s,
                        "pathsFilter":{"includeEventTypes":["$pageview"],"stepLimit":5,"edgeLimit":50}}
                        """
                                .formatted(RANGE),
                        Question.sumOf("value"),
                        new PathsByHand(
                                """
                                SELECT %s, epoch_us("timestamp"), (hash("p_$current_url") >> 1)::BIGINT, "p_$current_url"
                                FROM events WHERE %s
                                """
                                        .formatted(PERSON, pageviews()))),
                new Question(
                        "Q10",
                        "lifecycle by day",
                        "{\"kind\":\"LifecycleQuery\",\"interval\":\"day\",%s,%s}"
                                .formatted(RANGE, PAGEVIEWS),
                        Question.sumOf("data"),
                        new SqlByHand(
                                """
                                WITH m AS (SELECT person_id, bit_or(1::BIGINT << date_diff('day', TIMESTAMP '2026-07-30', "timestamp")::INT) AS m
                                FROM events WHERE %s GROUP BY person_id),
                                g AS (SELECT date_diff('day', TIMESTAMP '2026-07-30', created_at) AS f, m, count(*) AS c
                                FROM m JOIN persons ON project_id = 1 AND persons.person_id = m.person_id GROUP BY 1, 2)
                                SELECT i, CASE WHEN (m >> i) & 1 = 0 THEN 'dormant' WHEN f = i THEN 'new'
                                WHEN (m >> (i - 1)) & 1 = 1 THEN 'returning' ELSE 'resurrecting' END, sum(c)::BIGINT
                                FROM g, range(1, 31) r(i) WHERE (m >> i) & 1 = 1 OR (m >> (i - 1)) & 1 = 1
                                GROUP BY 1, 2 ORDER BY 1, 2
                                """
                                        .formatted(pageviews("2026-07-30")))),
                new Question(
                        "Q11",
                        "person property filter",
                        trends(
                                PAGEVIEWS,
                                ",\"properties\":[{\"type\":\"person\",\"key\":\"country\",\"operator\":\"exact\",\"value\":[\"DE\"]}]"),
                        Question.sumOf("data"),
                        new SqlByHand(
                                """
                                SELECT "timestamp"::DATE, count(*) FROM events WHERE %s AND person_id IN
                                (SELECT person_id FROM persons WHERE project_id = 1 AND "p_country" = 'DE')
                                GROUP BY 1 ORDER BY 1
                                """
                                        .formatted(pageviews()))),
                new Question(
                        "Q12",
                        "session duration by day",
                        """
                        {"kind":"HogQLQuery","query":"SELECT toDate($start_timestamp) AS day, avg($session_duration) AS duration FROM sessions WHERE $start_timestamp >= '2026-07-31' AND $start_timestamp < '2026-08-30' GROUP BY day ORDER BY day"}
                        """,
                        answer -> {
                            double total = 0;
                            for (var row : answer.get("results")) {
                                total += row.get(1).asDouble();
                            }
                            return total;
                        },
                        new SqlByHand(
                                """
                                SELECT day, avg(duration) FROM (
                                SELECT session_id, min("timestamp")::DATE AS day, date_diff('second', min("timestamp"), max("timestamp")) AS duration
                                FROM events WHERE project_id = 1 AND "timestamp" >= '2026-07-30' AND "timestamp" < '2026-08-31' AND session_id IS NOT NULL
                                GROUP BY 1) WHERE day >= '2026-07-31' AND day < '2026-08-30' GROUP BY 1 ORDER BY 1
                                """)),
                new Question(
                        "Q13",
                        "funnel, 6 steps, exclusion, by $browser",
                        funnel(
                                SIX_STEPS,
                                ",\"exclusions\":[{\"kind\":\"EventsNode\",\"event\":\"login\",\"funnelFromStep\":1,\"funnelToStep\":5}]",
                                ",\"breakdownFilter\":{\"breakdown\":\"$browser\",\"breakdown_type\":\"event\"}"),
                        Question.sumOf("count"),
                        new FunnelByHand(6, 1 << 6, 2, funnelRows(BROWSER_NUMBER, SIX_BITS))));
    }

    /** A hash of 63 bits that is never 0. */
    private static final String PERSON = "((hash(person_id) >> 1) | 1)::BIGINT";

    private static final String BROWSER_NUMBER =
            """
            CASE "p_$browser" WHEN 'Chrome' THEN 1 WHEN 'Safari' THEN 2 WHEN 'Firefox' THEN 3
            WHEN 'Microsoft Edge' THEN 4 WHEN 'Mobile Safari' THEN 5 WHEN 'Chrome iOS' THEN 6
            WHEN 'Samsung Internet' THEN 7 WHEN 'Opera' THEN 8 WHEN 'Brave' THEN 9 WHEN 'Vivaldi' THEN 10
            WHEN 'Android Mobile' THEN 11 WHEN 'Internet Explorer' THEN 12 WHEN 'DuckDuckGo' THEN 13 ELSE 0 END
            """;
    private static final List<String> THREE_STEPS = List.of("$pageview", "add_to_cart", "purchase");
    private static final List<String> SIX_STEPS =
            List.of(
                    "$pageview",
                    "$autocapture",
                    "$pageview",
                    "$pageleave",
                    "add_to_cart",
                    "purchase");
    private static final String THREE_BITS =
            "CASE event WHEN '$pageview' THEN 1 WHEN 'add_to_cart' THEN 2 WHEN 'purchase' THEN 4 END";
    private static final String SIX_BITS =
            """
            CASE event WHEN '$pageview' THEN 5 WHEN '$autocapture' THEN 2 WHEN '$pageleave' THEN 8
            WHEN 'add_to_cart' THEN 16 WHEN 'purchase' THEN 32 WHEN 'login' THEN 64 END
            """;

    private static String pageviews() {
        return pageviews("2026-07-31");
    }

    private static String pageviews(String from) {
        return "project_id = 1 AND event = '$pageview' AND "
                + "\"timestamp\" >= '"
                + from
                + "' AND \"timestamp\" < '2026-08-30'";
    }

    private static String trends(String series, String more) {
        return "{\"kind\":\"TrendsQuery\",\"interval\":\"day\",%s,%s%s}"
                .formatted(RANGE, series, more);
    }

    private static String breakdown(String key) {
        return trends(
                PAGEVIEWS,
                ",\"breakdownFilter\":{\"breakdown\":\"%s\",\"breakdown_type\":\"event\",\"breakdown_limit\":25}"
                        .formatted(key));
    }

    private static ByHand top25(String column) {
        return new SqlByHand(
                """
                WITH g AS (SELECT "timestamp"::DATE AS d, "%s" AS b, count(*) AS c FROM events WHERE %s GROUP BY ALL),
                t AS (SELECT b FROM g GROUP BY 1 ORDER BY sum(c) DESC, b LIMIT 25)
                SELECT d, CASE WHEN b IN (SELECT b FROM t) THEN b ELSE '$$other' END AS bb, sum(c)::BIGINT
                FROM g GROUP BY ALL ORDER BY 2, 1
                """
                        .formatted(column, pageviews()));
    }

    private static String retention(String type) {
        return """
        {"kind":"RetentionQuery","dateRange":{"date_to":"2026-08-29"},"retentionFilter":{
        "period":"Week","totalIntervals":8,"retentionType":"%s",
        "targetEntity":{"id":"$pageview","name":"$pageview","type":"events"},
        "returningEntity":{"id":"$pageview","name":"$pageview","type":"events"}}}
        """
                .formatted(type);
    }

    private static String funnel(List<String> steps, String filter, String more) {
        List<String> series =
                steps.stream()
                        .map("{\"kind\":\"EventsNode\",\"event\":\"%s\"}"::formatted)
                        .toList();
        return """
        {"kind":"FunnelsQuery",%s,"series":[%s],
        "funnelsFilter":{"funnelWindowInterval":14,"funnelWindowIntervalUnit":"day"%s}%s}
        """
                .formatted(RANGE, String.join(",", series), filter, more);
    }

    private static String funnelRows(String value, String bits) {
        return """
        SELECT * FROM (SELECT %s, (epoch_us("timestamp") << %d) | ((%s)::BIGINT << %d) | (%s)::BIGINT AS packed
        FROM events WHERE project_id = 1 AND "timestamp" >= '2026-07-31' AND "timestamp" < '2026-08-30') WHERE packed IS NOT NULL
        """
                .formatted(
                        PERSON,
                        FunnelByHand.STEP_BITS + FunnelByHand.VALUE_BITS,
                        value,
                        FunnelByHand.STEP_BITS,
                        bits);
    }
}
