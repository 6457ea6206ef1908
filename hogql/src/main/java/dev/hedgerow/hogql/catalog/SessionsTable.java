package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.view;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    private static final List<String> CAMPAIGN_PROPERTIES =
            List.of(
                    "utm_source",
                    "utm_medium",
                    "utm_campaign",
                    "utm_term",
                    "utm_content",
                    "gad_source");

    /** What ads append to URLs. */
    private static final List<String> CLICK_IDS =
            List.of(
                    "gclid",
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
                    "ttclid",
                    "epik",
                    "qclid",
                    "sccid",
                    "_kx",
                    "irclid");

    private final String name;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final TableBuilder table;

    private SessionsTable(String name) {
        this.name = name;
        this.table = view(name);
    }

    /** The table under its names: PostHog's raw ones hold the states of some counts as well. */
    static List<LogicalTable> tables(Modifiers modifiers) {
        return Stream.of("sessions", "raw_sessions", "raw_sessions_v3")
                .map(name -> new SessionsTable(name).build(modifiers))
                .toList();
    }

    private LogicalTable build(Modifiers modifiers) {
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
        for (String property : CAMPAIGN_PROPERTIES) {
            entry(property);
        }
        for (String property : CLICK_IDS) {
            entry(property);
            table.computed(
                    "$entry_has_" + property, "nullIf($entry_" + property + ", '') IS NOT NULL");
        }
        text("$entry_referring_domain", "argMin(properties.$referring_domain, timestamp)");
        text("$last_external_click_url", "argMax(properties.$external_click_url, timestamp)");
        column(
                "$vitals_lcp",
                "vitals_lcp",
                Types.FLOAT64.orNull(),
                "argMin(toFloat(properties.$web_vitals_LCP_value), timestamp)");
        // An event without a session took no time.
        table.computed(
                "$session_duration",
                "ifNull(dateDiff('second', $start_timestamp, $end_timestamp), 0)");
        table.sameAs("duration", "$session_duration");
        table.computed("$is_bounce", bounce(modifiers.bounceRateDurationSeconds()));
        // Joined to an event without a session, there is no channel rather than an unknown one.
        String channel = ChannelType.ofSession(modifiers.customChannels());
        table.computed("$channel_type", "if(session_id IS NULL, '', " + channel + ")");
        table.computed("$has_replay_events", "false");
        table.sameAs("session");
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
        return "if(ifNull($pageview_count + $screen_count, 0) = 0, NULL, $pageview_count + $screen_count <= 1 AND"
                + " $autocapture_count = 0 AND $session_duration < "
                + seconds
                + ")";
    }

    private void addUrls() {
        String first = "argMin(properties.$current_url, timestamp)";
        String last = "argMax(properties.$current_url, timestamp)";
        text("$entry_current_url", first);
        text("$entry_pathname", "path(" + first + ")");
        text("$entry_hostname", "domain(" + first + ")");
        text("$end_current_url", last);
        text("$end_pathname", "path(" + last + ")");
        text("$end_hostname", "domain(" + last + ")");
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
            if (name.startsWith("raw_")) {
                column(
                        event + "_uniq",
                        Types.arrayOf(Types.UUID),
                        "uniqStateIf(uuid, event = '$" + event + "')");
            }
            String count = event + "_count";
            column("$" + count, count, Types.UINT64, "uniqIf(uuid, event = '$" + event + "')");
        }
        table.computed(
                "$page_screen_autocapture_count_up_to",
                "least($pageview_count + $screen_count + $autocapture_count, 2)");
    }

    private void entry(String property) {
        text("$entry_" + property, "argMin(properties." + property + ", timestamp)");
    }

    private void text(String field, String hogql) {
        column(field, field.replace("$", ""), Types.STRING.orNull(), hogql);
    }

    private void column(String column, HogqlType type, String hogql) {
        column(column, column, type, hogql);
    }

    private void column(String field, String column, HogqlType type, String hogql) {
        columns.put(column, hogql);
        table.column(field, column, type);
    }
}
