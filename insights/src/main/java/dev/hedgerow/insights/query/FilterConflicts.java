package dev.hedgerow.insights.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Property filters of which no event can pass both, such as {@code os = Mac} and {@code os = Linux}
 * (dashboard_filter_conflicts.py of PostHog). What cannot be told for sure is no conflict.
 */
final class FilterConflicts {
    private static final Set<String> POSITIVE = Set.of("exact", "in");
    private static final Set<String> NEGATIVE = Set.of("is_not", "not_in");
    private static final Set<String> NEEDS_A_VALUE = Set.of("exact", "in", "icontains", "regex");
    private static final Set<String> INCOMPARABLE_TYPES = Set.of("cohort", "hogql");

    private FilterConflicts() {}

    static boolean contradict(JsonNode left, JsonNode right) {
        return isSameProperty(left, right) && (excludes(left, right) || excludes(right, left));
    }

    private static boolean isSameProperty(JsonNode left, JsonNode right) {
        return isComparable(left)
                && isComparable(right)
                && left.path("key").equals(right.path("key"))
                && text(left, "type").equals(text(right, "type"))
                && text(left, "group_type_index").equals(text(right, "group_type_index"));
    }

    private static boolean isComparable(JsonNode filter) {
        return filter.hasNonNull("key") && !INCOMPARABLE_TYPES.contains(text(filter, "type"));
    }

    /** Whether {@code negative} lets nothing through that {@code positive} asks for. */
    private static boolean excludes(JsonNode positive, JsonNode negative) {
        String asked = operator(positive);
        String excluding = operator(negative);
        List<String> values = values(positive);
        List<String> excluded = values(negative);
        if (excluding.equals("is_not_set")) {
            return asked.equals("is_set") || (NEEDS_A_VALUE.contains(asked) && !values.isEmpty());
        }
        if (values.isEmpty() || excluded.isEmpty()) {
            return false;
        }
        if (POSITIVE.contains(asked) && NEGATIVE.contains(excluding)) {
            return excluded.containsAll(values);
        }
        if (POSITIVE.contains(asked) && POSITIVE.contains(excluding)) {
            return new HashSet<>(values).stream().noneMatch(excluded::contains);
        }
        if (asked.equals("icontains") && excluding.equals("not_icontains")) {
            return lowerCase(values)
                    .allMatch(value -> lowerCase(excluded).anyMatch(value::contains));
        }
        return asked.equals("regex")
                && excluding.equals("not_regex")
                && values.size() == 1
                && values.equals(excluded);
    }

    private static Stream<String> lowerCase(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT));
    }

    private static String operator(JsonNode filter) {
        String operator = text(filter, "operator");
        return operator.isEmpty() ? "exact" : operator;
    }

    private static String text(JsonNode filter, String name) {
        return filter.hasNonNull(name) ? filter.get(name).asString("") : "";
    }

    private static List<String> values(JsonNode filter) {
        JsonNode value = filter.path("value");
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> values.add(item.asString("")));
        } else if (filter.hasNonNull("value")) {
            values.add(value.asString(""));
        }
        return values;
    }
}
