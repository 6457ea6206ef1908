package dev.hedgerow.insights.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether, and with which earlier time, to compare.
 *
 * @param compareTo how far back ({@code -1w}); null for the same length immediately before
 */
public record CompareFilter(boolean compare, @Nullable String compareTo) {
    private static final Pattern MONTHS_OR_YEARS = Pattern.compile("-?(\\d{1,4})([my])");
    public static final CompareFilter NONE = new CompareFilter(false, null);

    static CompareFilter parse(Fields fields) {
        return new CompareFilter(fields.flag("compare"), fields.text("compare_to"));
    }

    /** Months and years as whole weeks, so that weekdays line up: 4 for a month, 52 for a year. */
    public CompareFilter inWeeks() {
        Matcher matcher = MONTHS_OR_YEARS.matcher(compareTo == null ? "" : compareTo);
        if (!matcher.matches()) {
            return this;
        }
        long weeks = matcher.group(2).equals("m") ? 4 : 52;
        return new CompareFilter(compare, "-" + weeks * Long.parseLong(matcher.group(1)) + "w");
    }
}
