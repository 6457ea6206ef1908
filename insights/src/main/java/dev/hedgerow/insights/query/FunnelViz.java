package dev.hedgerow.insights.query;

/** What is computed about a funnel. */
public enum FunnelViz implements JsonName {
    STEPS("steps"),
    TIME_TO_CONVERT("time_to_convert"),
    TRENDS("trends"),
    FLOW("flow");

    private final String json;

    FunnelViz(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }
}
