package dev.hedgerow.insights.query;

/** Which of an actor's breakdown values counts. */
public enum Attribution implements JsonName {
    FIRST_TOUCH("first_touch"),
    LAST_TOUCH("last_touch"),
    /** Every value for itself: all steps must have it. */
    ALL_EVENTS("all_events"),
    /** The value at one step. */
    STEP("step");

    private final String json;

    Attribution(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }
}
