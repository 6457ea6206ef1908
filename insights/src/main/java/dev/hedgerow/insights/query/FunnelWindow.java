package dev.hedgerow.insights.query;

import java.time.Duration;

/** The time that an attempt may take, from its first step on; units have fixed lengths. */
public record FunnelWindow(long interval, Unit unit) {

    /** Units as the API spells them; a month is 31 days here. */
    public enum Unit implements JsonName {
        SECOND("second", Duration.ofSeconds(1)),
        MINUTE("minute", Duration.ofMinutes(1)),
        HOUR("hour", Duration.ofHours(1)),
        DAY("day", Duration.ofDays(1)),
        WEEK("week", Duration.ofDays(7)),
        MONTH("month", Duration.ofDays(31));

        private final String json;
        private final Duration length;

        Unit(String json, Duration length) {
            this.json = json;
            this.length = length;
        }

        @Override
        public String json() {
            return json;
        }
    }

    /** Also in place of what is no length, whatever the unit (as PostHog does). */
    private static final int DEFAULT_INTERVAL = 14;

    /** Longer than any data, and still a number of microseconds. */
    private static final Duration LONGEST = Duration.ofDays(365 * 1000);

    static FunnelWindow parse(Fields fields) {
        Long interval = fields.longInteger("funnelWindowInterval");
        return new FunnelWindow(
                interval == null || interval < 1 ? DEFAULT_INTERVAL : interval,
                fields.choice("funnelWindowIntervalUnit", Unit.class, Unit.DAY));
    }

    public Duration length() {
        long most = LONGEST.dividedBy(unit.length);
        return unit.length.multipliedBy(Math.min(interval, most));
    }
}
