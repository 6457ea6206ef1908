package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * Whether, and with which earlier time, to compare.
 *
 * @param compareTo how far back ({@code -1w}); null for the same length immediately before
 */
public record CompareFilter(boolean compare, @Nullable String compareTo) {
    public static final CompareFilter NONE = new CompareFilter(false, null);

    static CompareFilter parse(Fields fields) {
        return new CompareFilter(fields.flag("compare"), fields.text("compare_to"));
    }
}
