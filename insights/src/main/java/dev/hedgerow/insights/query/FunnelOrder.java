package dev.hedgerow.insights.query;

/** How the steps of a funnel follow one another. */
public enum FunnelOrder implements JsonName {
    /** One after the other, anything in between. */
    ORDERED("ordered"),
    /** One after the other, nothing in between. */
    STRICT("strict"),
    /** In any order. */
    UNORDERED("unordered");

    private final String json;

    FunnelOrder(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }
}
