package dev.hedgerow.hogql.ast;

import java.util.Optional;

/** The operators of {@link Compare}. */
public enum CompareOp {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LIKE("LIKE"),
    NOT_LIKE("NOT LIKE"),
    ILIKE("ILIKE"),
    NOT_ILIKE("NOT ILIKE"),
    IN("IN"),
    NOT_IN("NOT IN"),
    GLOBAL_IN("GLOBAL IN"),
    GLOBAL_NOT_IN("GLOBAL NOT IN"),
    IN_COHORT("IN COHORT"),
    NOT_IN_COHORT("NOT IN COHORT"),
    REGEX("=~"),
    NOT_REGEX("!~"),
    IREGEX("=~*"),
    NOT_IREGEX("!~*");

    private final String text;

    CompareOp(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /**
     * The operator that is true where this one is false; null = null counts as equal throughout
     * HogQL. Orderings have none.
     */
    public Optional<CompareOp> negated() {
        return switch (this) {
            case EQUAL -> Optional.of(NOT_EQUAL);
            case NOT_EQUAL -> Optional.of(EQUAL);
            case LIKE -> Optional.of(NOT_LIKE);
            case NOT_LIKE -> Optional.of(LIKE);
            case ILIKE -> Optional.of(NOT_ILIKE);
            case NOT_ILIKE -> Optional.of(ILIKE);
            case IN -> Optional.of(NOT_IN);
            case NOT_IN -> Optional.of(IN);
            case GLOBAL_IN -> Optional.of(GLOBAL_NOT_IN);
            case GLOBAL_NOT_IN -> Optional.of(GLOBAL_IN);
            case IN_COHORT -> Optional.of(NOT_IN_COHORT);
            case NOT_IN_COHORT -> Optional.of(IN_COHORT);
            case REGEX -> Optional.of(NOT_REGEX);
            case NOT_REGEX -> Optional.of(REGEX);
            case IREGEX -> Optional.of(NOT_IREGEX);
            case NOT_IREGEX -> Optional.of(IREGEX);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
        };
    }
}
