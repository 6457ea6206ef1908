package dev.hedgerow.insights.query;

/** The width of a time bucket. */
public enum Interval implements JsonName {
    SECOND("second"),
    MINUTE("minute"),
    HOUR("hour"),
    DAY("day"),
    WEEK("week"),
    MONTH("month");

    private final String json;

    Interval(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }

    /** True for intervals shorter than a day. */
    public boolean isWithinDay() {
        return this == SECOND || this == MINUTE || this == HOUR;
    }
}
