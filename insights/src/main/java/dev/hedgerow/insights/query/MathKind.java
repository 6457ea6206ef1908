package dev.hedgerow.insights.query;

/** How the events of a series become a number. */
public enum MathKind implements JsonName {
    TOTAL("total"),
    DAU("dau"),
    WEEKLY_ACTIVE("weekly_active"),
    MONTHLY_ACTIVE("monthly_active"),
    UNIQUE_SESSION("unique_session"),
    UNIQUE_GROUP("unique_group"),
    FIRST_TIME_FOR_USER("first_time_for_user"),
    FIRST_MATCHING_EVENT_FOR_USER("first_matching_event_for_user"),
    /** Of funnels: as the one above in trends. */
    FIRST_TIME_FOR_USER_WITH_FILTERS("first_time_for_user_with_filters"),
    AVG("avg"),
    SUM("sum"),
    MIN("min"),
    MAX("max"),
    MEDIAN("median"),
    P75("p75"),
    P90("p90"),
    P95("p95"),
    P99("p99"),
    AVG_COUNT_PER_ACTOR("avg_count_per_actor"),
    MIN_COUNT_PER_ACTOR("min_count_per_actor"),
    MAX_COUNT_PER_ACTOR("max_count_per_actor"),
    MEDIAN_COUNT_PER_ACTOR("median_count_per_actor"),
    P75_COUNT_PER_ACTOR("p75_count_per_actor"),
    P90_COUNT_PER_ACTOR("p90_count_per_actor"),
    P95_COUNT_PER_ACTOR("p95_count_per_actor"),
    P99_COUNT_PER_ACTOR("p99_count_per_actor"),
    HOGQL("hogql");

    private final String json;

    MathKind(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }
}
