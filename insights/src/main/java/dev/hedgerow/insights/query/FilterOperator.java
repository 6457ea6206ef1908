package dev.hedgerow.insights.query;

/** How a property filter compares. */
public enum FilterOperator implements JsonName {
    EXACT("exact"),
    IS_NOT("is_not"),
    ICONTAINS("icontains"),
    NOT_ICONTAINS("not_icontains"),
    ICONTAINS_MULTI("icontains_multi"),
    NOT_ICONTAINS_MULTI("not_icontains_multi"),
    STARTS_WITH("starts_with"),
    NOT_STARTS_WITH("not_starts_with"),
    ENDS_WITH("ends_with"),
    NOT_ENDS_WITH("not_ends_with"),
    REGEX("regex"),
    NOT_REGEX("not_regex"),
    GT("gt"),
    GTE("gte"),
    LT("lt"),
    LTE("lte"),
    MIN("min"),
    MAX("max"),
    BETWEEN("between"),
    NOT_BETWEEN("not_between"),
    IS_SET("is_set"),
    IS_NOT_SET("is_not_set"),
    IS_DATE_EXACT("is_date_exact"),
    IS_DATE_BEFORE("is_date_before"),
    IS_DATE_AFTER("is_date_after"),
    IN("in"),
    NOT_IN("not_in"),
    IS_CLEANED_PATH_EXACT("is_cleaned_path_exact"),
    FLAG_EVALUATES_TO("flag_evaluates_to"),
    SEMVER_EQ("semver_eq"),
    SEMVER_NEQ("semver_neq"),
    SEMVER_GT("semver_gt"),
    SEMVER_GTE("semver_gte"),
    SEMVER_LT("semver_lt"),
    SEMVER_LTE("semver_lte"),
    SEMVER_TILDE("semver_tilde"),
    SEMVER_CARET("semver_caret"),
    SEMVER_WILDCARD("semver_wildcard");

    private final String json;

    FilterOperator(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }

    /** True for the operators that look whether there is a value, and so take none. */
    boolean isOfPresence() {
        return this == IS_SET || this == IS_NOT_SET;
    }

    /** True for the operators whose two values belong together. */
    public boolean isOfRange() {
        return this == BETWEEN || this == NOT_BETWEEN;
    }

    /** True for the operators that look for texts within a value. */
    public boolean isContaining() {
        return switch (this) {
            case ICONTAINS, NOT_ICONTAINS, ICONTAINS_MULTI, NOT_ICONTAINS_MULTI -> true;
            default -> false;
        };
    }

    /**
     * True for the operators that hold when the positive form does not: several values mean AND.
     */
    public boolean isNegative() {
        return switch (this) {
            case IS_NOT,
                    NOT_ICONTAINS,
                    NOT_ICONTAINS_MULTI,
                    NOT_STARTS_WITH,
                    NOT_ENDS_WITH,
                    NOT_REGEX,
                    IS_NOT_SET,
                    NOT_BETWEEN,
                    NOT_IN ->
                    true;
            case EXACT,
                    ICONTAINS,
                    ICONTAINS_MULTI,
                    STARTS_WITH,
                    ENDS_WITH,
                    REGEX,
                    GT,
                    GTE,
                    LT,
                    LTE,
                    MIN,
                    MAX,
                    BETWEEN,
                    IS_SET,
                    IS_DATE_EXACT,
                    IS_DATE_BEFORE,
                    IS_DATE_AFTER,
                    IN,
                    IS_CLEANED_PATH_EXACT,
                    FLAG_EVALUATES_TO,
                    SEMVER_EQ,
                    SEMVER_NEQ,
                    SEMVER_GT,
                    SEMVER_GTE,
                    SEMVER_LT,
                    SEMVER_LTE,
                    SEMVER_TILDE,
                    SEMVER_CARET,
                    SEMVER_WILDCARD ->
                    false;
        };
    }
}
