package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.view;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sessions, computed from the events that carry their id: one row per {@code $session_id}.
 *
 * <p>Entry values are those of the session's first event that has one, exit values of the last.
 * Counts count an event's uuid once. A query computes only the columns it names.
 */
final class SessionsTable {
    /** PostHog looks for a session's events at most so far from bounds of its start, too. */
    private static final LogicalTable.Reach REACH =
            new LogicalTable.Reach("start_time", "timestamp", Duration.ofDays(3));

    private static final List<String> ENTRY_PROPERTIES =
            List.of(
                    "utm_source",
                    "utm_medium",
                    "utm_campaign",
                    "utm_term",
                    "utm_content",
                    "gclid",
                    "gad_source",
                    "fbclid",
                    "gclsrc",
                    "dclid",
                    "gbraid",
                    "wbraid",
                    "msclkid",
                    "twclid",
                    "li_fat_id",
                    "mc_cid",
                    "igshid",
                    "ttclid");

    private final Map<String, String> columns = new LinkedHashMap<>();
    private final TableBuilder table = view("sessions");

    private SessionsTable() {}

    /**
     * The table.
     *
     * @param bounceSeconds a session of one page that lasted at least so long is no bounce
     */
    static LogicalTable table(int bounceSeconds) {
        return new SessionsTable().build(bounceSeconds);
    }

    private LogicalTable build(int bounceSeconds) {
        column("session_id", "session_id", Types.STRING, "events.$session_id");
        table.sameAs("id", "session_id");
        column("distinct_id", "distinct_id", Types.STRING, "argMax(distinct_id, timestamp)");
        column("person_id", "person_id", Types.UUID, "argMax(person_id, timestamp)");
        column("$start_timestamp", "start_time", Types.DATETIME, "min(timestamp)");
        column("$end_timestamp", "end_time", Types.DATETIME, "max(timestamp)");
        table.sameAs("min_timestamp", "$start_timestamp");
        table.sameAs("max_timestamp", "$end_timestamp");
        addUrls();
        addCounts();
        for (String property : ENTRY_PROPERTIES) {
            text("$entry_" + property, "argMin(properties." + property + ", timestamp)");
        }
        text("$entry_referring_domain", "argMin(properties.$referring_domain, timestamp)");
        text("$last_external_click_url", "argMax(properties.$external_click_url, timestamp)");
        column(
                "$vitals_lcp",
                "vitals_lcp",
                Types.FLOAT64.orNull(),
                "argMin(toFloat(properties.$web_vitals_LCP_value), timestamp)");
        table.computed("$session_duration", "dateDiff('second', $start_timestamp, $end_timestamp)");
        table.sameAs("duration", "$session_duration");
        table.computed("$is_bounce", bounce(bounceSeconds));
        table.computed("$channel_type", ChannelType.ofSession());
        table.lazy("person", "persons", "person_id", "id");
        return table.build(
                new LogicalTable.View(
                        columns,
                        "FROM events WHERE events.$session_id IS NOT NULL GROUP BY events.$session_id",
                        "session_id",
                        REACH));
    }

    /** One page view, no autocapture, short; a session without any page cannot bounce. */
    private static String bounce(int seconds) {
        return "if($pageview_count + $screen_count = 0, NULL, $pageview_count + $screen_count <= 1 AND"
                + " $autocapture_count = 0 AND $session_duration < "
                + seconds
                + ")";
    }

    private void addUrls() {
        text("$entry_current_url", "argMin(properties.$current_url, timestamp)");
        text("$entry_pathname", "argMin(properties.$pathname, timestamp)");
        text("$entry_hostname", "argMin(properties.$host, timestamp)");
        text("$end_current_url", "argMax(properties.$current_url, timestamp)");
        text("$end_pathname", "argMax(properties.$pathname, timestamp)");
        text("$end_hostname", "argMax(properties.$host, timestamp)");
        table.sameAs("$exit_current_url", "$end_current_url");
        table.sameAs("$exit_pathname", "$end_pathname");
        column(
                "$urls",
                "urls",
                Types.arrayOf(Types.STRING),
                "groupUniqArray(properties.$current_url)");
        column("$num_uniq_urls", "num_uniq_urls", Types.UINT64, "uniq(properties.$current_url)");
    }

    private void addCounts() {
        for (String event : List.of("pageview", "autocapture", "screen")) {
            String name = event + "_count";
            column("$" + name, name, Types.UINT64, "uniqIf(uuid, event = '$" + event + "')");
        }
    }

    private void text(String field, String hogql) {
        column(field, field.replace("$", ""), Types.STRING.orNull(), hogql);
    }

    private void column(String field, String column, HogqlType type, String hogql) {
        columns.put(column, hogql);
        table.column(field, column, type);
    }
}
