package dev.hedgerow.ingest.validate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Distinct ids that stem from a mistake, such as {@code undefined}, and would glue strangers
 * together: nobody is merged by them. The lists are PostHog's.
 */
final class DistinctIds {

    /** The longest id a merge takes. */
    private static final int MAX_LENGTH = 400;

    private static final Set<String> ILLEGAL_IN_ANY_CASE =
            withQuotes(
                    List.of(
                            "anonymous",
                            "guest",
                            "distinctid",
                            "distinct_id",
                            "id",
                            "not_authenticated",
                            "email",
                            "undefined",
                            "true",
                            "false"));

    private static final Set<String> ILLEGAL =
            withQuotes(List.of("[object Object]", "NaN", "None", "none", "null", "0", "undefined"));

    private DistinctIds() {}

    static boolean canMerge(String id) {
        return !id.isBlank()
                && id.length() <= MAX_LENGTH
                && !ILLEGAL_IN_ANY_CASE.contains(id.toLowerCase(Locale.ROOT))
                && !ILLEGAL.contains(id);
    }

    private static Set<String> withQuotes(List<String> ids) {
        Set<String> all = new HashSet<>(ids);
        ids.forEach(id -> all.add("'" + id + "'"));
        ids.forEach(id -> all.add('"' + id + '"'));
        return Set.copyOf(all);
    }
}
