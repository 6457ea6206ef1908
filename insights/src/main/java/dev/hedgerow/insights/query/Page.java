package dev.hedgerow.insights.query;

/** Which rows of a list are asked for; negative numbers read as none. */
public record Page(int limit, int offset) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 50_000;

    public Page {
        limit = Math.clamp(limit, 0, MAX_LIMIT);
        offset = Math.max(0, offset);
    }

    static Page parse(Fields fields) {
        return new Page(fields.integer("limit", DEFAULT_LIMIT), fields.integer("offset", 0));
    }
}
