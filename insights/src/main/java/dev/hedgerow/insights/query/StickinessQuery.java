package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In how many intervals people are active.
 *
 * @param intervalCount how many intervals, counted back from the end, make one; null for one of the
 *     calendar
 */
public record StickinessQuery(
        InsightScope scope,
        Interval interval,
        @Nullable Integer intervalCount,
        List<Entity> series,
        StickinessFilter filter,
        CompareFilter compare)
        implements QueryNode {

    /**
     * What counts.
     *
     * @param criteria how many events an interval needs; null for any
     * @param cumulative whether a point counts those of as many intervals or more
     */
    public record StickinessFilter(@Nullable Criteria criteria, boolean cumulative) {
        static StickinessFilter parse(Fields fields) {
            return new StickinessFilter(
                    fields.object("stickinessCriteria", Criteria::parse),
                    "cumulative".equals(fields.text("computedAs")));
        }
    }

    /** A comparison with a number of events. */
    public record Criteria(CountOperator operator, long value) {
        static Criteria parse(Fields fields) {
            CountOperator operator = fields.choice("operator", CountOperator.class);
            Long value = fields.longInteger("value");
            if (operator == null || value == null) {
                throw fields.wrong(operator == null ? "operator" : "value", "Field required");
            }
            return new Criteria(operator, value);
        }
    }

    /** How numbers are compared. */
    public enum CountOperator implements JsonName {
        GTE("gte"),
        LTE("lte"),
        GT("gt"),
        LT("lt"),
        EXACT("exact");

        private final String json;

        CountOperator(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    public StickinessQuery {
        series = List.copyOf(series);
    }

    @Override
    public String kind() {
        return "StickinessQuery";
    }

    static StickinessQuery parse(Fields fields) {
        Integer intervalCount = fields.integer("intervalCount");
        return new StickinessQuery(
                InsightScope.parse(fields),
                fields.choice("interval", Interval.class, Interval.DAY),
                intervalCount == null ? null : Math.max(1, intervalCount),
                Entity.series(fields, "Stickiness insights"),
                fields.objectOrEmpty("stickinessFilter", StickinessFilter::parse),
                fields.objectOrEmpty("compareFilter", CompareFilter::parse));
    }
}
