package dev.hedgerow.insights.breakdown;

/** The texts that stand for special breakdown values; PostHog's clients know them. */
public final class BreakdownValues {
    /** Missing, null and empty values (trends rule 25). */
    public static final String NULL = "$$_posthog_breakdown_null_$$";

    /** Everything beyond the limit. */
    public static final String OTHER = "$$_posthog_breakdown_other_$$";

    /** Between the values of several breakdowns in a label. */
    public static final String LABEL_SEPARATOR = "::";

    private BreakdownValues() {}
}
