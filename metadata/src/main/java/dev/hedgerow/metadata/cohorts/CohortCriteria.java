package dev.hedgerow.metadata.cohorts;

import dev.hedgerow.metadata.MetadataException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The form of a cohort's criteria: {@code {"properties": {"type": "AND" | "OR", "values": […]}}},
 * groups within groups, criteria of the types behavioral, cohort, person and person_metadata at the
 * leaves.
 */
public final class CohortCriteria {

    private static final String ATTRIBUTE = "filters";
    private static final String CREATED_AT = "created_at";
    private static final List<String> OF_COHORTS =
            List.of("cohort", "static-cohort", "precalculated-cohort");

    private CohortCriteria() {}

    /**
     * Refuses what is not of that form.
     *
     * @throws MetadataException that says what is missing
     */
    static void check(JsonNode filters) {
        JsonNode properties = filters.path("properties");
        if (!properties.isObject()) {
            throw MetadataException.invalid(
                    ATTRIBUTE, "Must contain a 'properties' key with type and values");
        }
        String type = properties.path("type").asString("");
        if (!type.equals("AND") && !type.equals("OR")) {
            throw MetadataException.invalid(
                    ATTRIBUTE, "Input should be 'AND' or 'OR': properties.type is '" + type + "'");
        }
        checkCriterion(properties);
    }

    private static void checkCriterion(JsonNode criterion) {
        String type = criterion.path("type").asString("");
        switch (type) {
            case "AND", "OR" -> {
                JsonNode values = criterion.path("values");
                if (!values.isArray()) {
                    throw missing(type, "values");
                }
                values.forEach(CohortCriteria::checkCriterion);
            }
            case "behavioral" -> require(criterion, type, List.of("key", "value", "event_type"));
            case "cohort", "static-cohort", "precalculated-cohort" ->
                    require(criterion, type, List.of("value"));
            case "person" -> checkPerson(criterion, type);
            case "person_metadata" -> {
                checkPerson(criterion, type);
                String key = criterion.path("key").asString("");
                if (!key.equals(CREATED_AT)) {
                    throw MetadataException.invalid(
                            ATTRIBUTE,
                            "Unsupported person_metadata key '"
                                    + key
                                    + "'. Allowed keys: "
                                    + CREATED_AT
                                    + ".");
                }
            }
            default ->
                    throw MetadataException.invalid(
                            ATTRIBUTE,
                            "Input tag '"
                                    + type
                                    + "' found using 'type' does not match any of the expected tags:"
                                    + " 'AND', 'OR', 'behavioral', 'cohort', 'person',"
                                    + " 'person_metadata'");
        }
    }

    private static void checkPerson(JsonNode criterion, String type) {
        require(criterion, type, List.of("key"));
        String operator = criterion.path("operator").asString("");
        boolean needsNoValue = operator.equals("is_set") || operator.equals("is_not_set");
        if (!criterion.hasNonNull("value") && !needsNoValue) {
            throw missing(type, operator.isEmpty() ? "value, operator" : "value");
        }
    }

    private static void require(JsonNode criterion, String type, List<String> fields) {
        for (String field : fields) {
            if (!criterion.hasNonNull(field)) {
                throw missing(type, field);
            }
        }
    }

    private static MetadataException missing(String type, String field) {
        return MetadataException.invalid(
                ATTRIBUTE, "Missing required keys for " + type + " filter: " + field);
    }

    /** The ids of the cohorts that criteria name. */
    public static Set<Long> cohorts(JsonNode filters) {
        Set<Long> found = new LinkedHashSet<>();
        collect(filters.path("properties"), OF_COHORTS, found);
        return found;
    }

    /** The ids of the actions that criteria name. */
    public static Set<Long> actions(JsonNode filters) {
        Set<Long> found = new LinkedHashSet<>();
        collectActions(filters.path("properties"), found);
        return found;
    }

    /** Whether something that people did decides about membership. */
    public static boolean isBehavioral(JsonNode filters) {
        return hasBehaviour(filters.path("properties"));
    }

    private static boolean hasBehaviour(JsonNode criterion) {
        return criterion.path("type").asString("").equals("behavioral")
                || criterion.path("values").valueStream().anyMatch(CohortCriteria::hasBehaviour);
    }

    private static void collect(JsonNode criterion, List<String> types, Set<Long> found) {
        if (types.contains(criterion.path("type").asString(""))) {
            addId(criterion.path("value"), found);
        }
        criterion.path("values").forEach(inner -> collect(inner, types, found));
    }

    private static void collectActions(JsonNode criterion, Set<Long> found) {
        if (criterion.path("event_type").asString("").equals("actions")) {
            addId(criterion.path("key"), found);
        }
        if (criterion.path("seq_event_type").asString("").equals("actions")) {
            addId(criterion.path("seq_event"), found);
        }
        criterion.path("values").forEach(inner -> collectActions(inner, found));
    }

    private static void addId(JsonNode value, Set<Long> found) {
        String text = value.isValueNode() ? value.asString("") : "";
        if (text.matches("\\d{1,18}")) {
            found.add(Long.valueOf(text));
        }
    }
}
