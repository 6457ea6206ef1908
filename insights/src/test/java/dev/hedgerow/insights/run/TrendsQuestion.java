package dev.hedgerow.insights.run;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trends query as {@link NaiveTrends} understands it, and as JSON.
 *
 * @param interval hour, day, week or month
 * @param breakdowns keys of {@link #valueOf}
 * @param limit of breakdown values; 0 for the usual one
 * @param display ActionsLineGraph, ActionsLineGraphCumulative or ActionsTable
 * @param compare empty, true, or what compare_to says
 * @param formula empty for none
 * @param smoothing points of the trailing mean, 1 for none
 * @param days of the week that count; empty for all, and with smoothing
 */
record TrendsQuestion(
        ZoneId zone,
        DayOfWeek weekStart,
        String interval,
        LocalDate from,
        LocalDate to,
        List<Series> series,
        Condition filter,
        List<String> breakdowns,
        int limit,
        boolean hideOther,
        String display,
        String compare,
        String formula,
        int smoothing,
        List<DayOfWeek> days) {
    static final String NULL = "$$_posthog_breakdown_null_$$";
    static final String OTHER = "$$_posthog_breakdown_other_$$";

    /**
     * Something that happened.
     *
     * @param plan a property of the person
     * @param os a property of the event, like {@code n}
     */
    record Happening(
            String event,
            String person,
            @Nullable String plan,
            Instant at,
            @Nullable String os,
            @Nullable Object n,
            @Nullable String session,
            @Nullable String company) {}

    /**
     * What is counted.
     *
     * @param event null for any
     * @param ofGroups whether groups are counted in place of people
     */
    record Series(@Nullable String event, String math, boolean ofGroups, Condition filter) {
        boolean matches(Happening happening) {
            return event == null || event.equals(happening.event());
        }

        private String json() {
            String json =
                    "{'kind':'EventsNode','event':" + (event == null ? null : "'" + event + "'");
            json += ",'math':'" + math + "','properties':[" + filter.json + "]";
            if (List.of("sum", "avg", "min", "max", "median").contains(math)) {
                json += ",'math_property':'n'";
            }
            if (ofGroups) {
                json += ",'math_group_type_index':0";
            }
            return json + "}";
        }
    }

    /** A property filter and what it means. */
    enum Condition {
        NONE(""),
        OS_IS_MAC(property("os", "exact", "'Mac'")),
        OS_IS_NOT_MAC(property("os", "is_not", "'Mac'")),
        OS_CONTAINS_I(property("os", "icontains", "'I'")),
        N_IS_SET(property("n", "is_set", "null")),
        N_OVER_TWO(property("n", "gt", "2")),
        PAID("{'key':'plan','operator':'exact','value':['paid'],'type':'person'}");

        private final String json;

        Condition(String json) {
            this.json = json;
        }

        private static String property(String key, String operator, String value) {
            return "{'key':'"
                    + key
                    + "','operator':'"
                    + operator
                    + "','value':"
                    + value
                    + ",'type':'event'}";
        }

        boolean holds(Happening happening) {
            return switch (this) {
                case NONE -> true;
                case OS_IS_MAC -> "Mac".equals(happening.os());
                case OS_IS_NOT_MAC -> !"Mac".equals(happening.os());
                case OS_CONTAINS_I -> happening.os() != null && happening.os().contains("i");
                case N_IS_SET -> happening.n() != null;
                case N_OVER_TWO -> happening.n() instanceof Integer number && number > 2;
                case PAID -> "paid".equals(happening.plan());
            };
        }
    }

    /** Whether a time is of a day that counts. */
    boolean counts(Instant at) {
        return days.isEmpty() || days.contains(at.atZone(zone).getDayOfWeek());
    }

    boolean isTotal() {
        return display.equals("ActionsTable");
    }

    static String valueOf(Happening happening, String breakdown) {
        Object value =
                switch (breakdown) {
                    case "os" -> happening.os();
                    case "n" -> happening.n();
                    case "plan" -> happening.plan();
                    default -> throw new IllegalArgumentException(breakdown);
                };
        return value == null || value.equals("") ? NULL : value.toString();
    }

    String json() {
        List<String> fields = new ArrayList<>();
        fields.add("'kind':'TrendsQuery','interval':'" + interval + "'");
        fields.add(
                "'series':[" + String.join(",", series.stream().map(Series::json).toList()) + "]");
        fields.add(
                "'dateRange':{'date_from':'%s','date_to':'%s','daysOfWeek':%s}"
                        .formatted(from, to, days.stream().map(DayOfWeek::getValue).toList()));
        fields.add("'properties':[" + filter.json + "]");
        fields.add("'trendsFilter':" + trendsFilter());
        if (!breakdowns.isEmpty()) {
            fields.add("'breakdownFilter':" + breakdownFilter());
        }
        if (compare.equals("true")) {
            fields.add("'compareFilter':{'compare':true}");
        } else if (!compare.isEmpty()) {
            fields.add("'compareFilter':{'compare':true,'compare_to':'" + compare + "'}");
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String trendsFilter() {
        return "{'display':'"
                + display
                + "','smoothingIntervals':"
                + smoothing
                + (formula.isEmpty() ? "" : ",'formula':'" + formula + "'")
                + "}";
    }

    private String breakdownFilter() {
        String rest =
                ",'breakdown_hide_other_aggregation':"
                        + hideOther
                        + (limit == 0 ? "" : ",'breakdown_limit':" + limit)
                        + "}";
        if (breakdowns.size() == 1) {
            return "{'breakdown':'"
                    + breakdowns.getFirst()
                    + "','breakdown_type':'"
                    + type(breakdowns.getFirst())
                    + "'"
                    + rest;
        }
        List<String> items =
                breakdowns.stream()
                        .map(key -> "{'property':'" + key + "','type':'" + type(key) + "'}")
                        .toList();
        return "{'breakdowns':[" + String.join(",", items) + "]" + rest;
    }

    private static String type(String breakdown) {
        return breakdown.equals("plan") ? "person" : "event";
    }
}
