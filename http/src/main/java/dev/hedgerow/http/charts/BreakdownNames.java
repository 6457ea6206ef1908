package dev.hedgerow.http.charts;

import tools.jackson.databind.JsonNode;

/** What people call the values that insights are broken down by. */
final class BreakdownNames {
    private static final String OTHER = "$$_posthog_breakdown_other_$$";
    private static final String NONE = "$$_posthog_breakdown_null_$$";

    private BreakdownNames() {}

    /** A text with the two values that stand for something else put into words. */
    static String shown(String text) {
        return text.replace(OTHER, "Other").replace(NONE, "None");
    }

    /** A value, or several with {@code ::} between. */
    static String of(JsonNode value) {
        if (!value.isArray()) {
            return value.isNull() ? "None" : shown(value.asString(value.toString()));
        }
        return String.join("::", value.valueStream().map(BreakdownNames::of).toList());
    }
}
