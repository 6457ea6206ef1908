package dev.hedgerow.hogql.ast;

/** How two queries become one. */
public enum SetOperator {
    UNION_ALL("UNION ALL"),
    UNION_DISTINCT("UNION DISTINCT"),
    INTERSECT("INTERSECT"),
    INTERSECT_DISTINCT("INTERSECT DISTINCT"),
    EXCEPT("EXCEPT");

    private final String text;

    SetOperator(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }
}
