package dev.hedgerow.insights.query;

import dev.hedgerow.insights.query.FilterGroup.Conjunction;
import dev.hedgerow.insights.query.PropertyFilter.Comparison;
import dev.hedgerow.insights.query.PropertyFilter.HogqlCondition;
import dev.hedgerow.insights.query.PropertyFilter.InCohort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads property filters: a plain list, one filter, or groups of groups. */
public final class PropertyFilters {
    private PropertyFilters() {}

    /** Reads the filters in a field of an object; a missing one is the empty group. */
    public static FilterGroup parse(Fields fields, String name) {
        JsonNode json = fields.raw(name);
        return json == null ? FilterGroup.EMPTY : parse(json, fields.path(name));
    }

    /**
     * Reads filters from anywhere, such as a project's test account filters or an action's step.
     *
     * @param path where they stand, for errors
     */
    public static FilterGroup parse(JsonNode json, String path) {
        if (json.isNull()) {
            return FilterGroup.EMPTY;
        }
        if (json.isArray()) {
            return new FilterGroup(Conjunction.AND, items(json, path));
        }
        PropertyFilter filter = one(Fields.of(json, path));
        if (filter == null) {
            return FilterGroup.EMPTY;
        }
        return filter instanceof FilterGroup group
                ? group
                : new FilterGroup(Conjunction.AND, List.of(filter));
    }

    private static List<PropertyFilter> items(JsonNode list, String path) {
        List<PropertyFilter> filters = new ArrayList<>();
        int index = 0;
        for (JsonNode item : list) {
            PropertyFilter filter = one(Fields.of(item, path + "." + index++));
            if (filter != null) {
                filters.add(filter);
            }
        }
        return filters;
    }

    /** One filter; null for those that filter nothing, as PostHog's empty and flag filters do. */
    private static @Nullable PropertyFilter one(Fields fields) {
        if (fields.names().isEmpty()) {
            return null;
        }
        String type = fields.text("type");
        return switch (type == null ? "event" : type) {
            case "AND" -> group(Conjunction.AND, fields);
            case "OR" -> group(Conjunction.OR, fields);
            case "hogql" -> hogql(fields);
            case "cohort", "static-cohort", "precalculated-cohort" -> cohort(fields);
            case "event" -> comparison(PropertySubject.Kind.EVENT, fields);
            case "event_metadata" -> comparison(PropertySubject.Kind.EVENT_METADATA, fields);
            case "person" -> comparison(PropertySubject.Kind.PERSON, fields);
            case "person_metadata" -> comparison(PropertySubject.Kind.PERSON_METADATA, fields);
            case "session" -> comparison(PropertySubject.Kind.SESSION, fields);
            case "element" -> comparison(PropertySubject.Kind.ELEMENT, fields);
            case "group" -> comparison(PropertySubject.Kind.GROUP, fields);
            case "feature" -> comparison(PropertySubject.Kind.FEATURE, fields);
            case "empty", "flag" -> null;
            default -> throw unsupported(fields, type == null ? "" : type);
        };
    }

    private static QueryException unsupported(Fields fields, String type) {
        return switch (type) {
            case "data_warehouse",
                    "data_warehouse_person_property",
                    "recording",
                    "log_entry",
                    "error_tracking_issue",
                    "log",
                    "log_attribute",
                    "log_resource_attribute",
                    "span",
                    "span_attribute",
                    "span_resource_attribute",
                    "revenue_analytics",
                    "workflow_variable" ->
                    QueryException.notImplemented("The property filter type '" + type + "'");
            default -> fields.wrong("type", "Unknown property filter type '" + type + "'");
        };
    }

    private static @Nullable FilterGroup group(Conjunction conjunction, Fields fields) {
        JsonNode values = fields.raw("values");
        if (values == null || !values.isArray()) {
            throw fields.wrong("values", "Input should be a valid list");
        }
        List<PropertyFilter> filters = items(values, fields.path("values"));
        return filters.isEmpty() ? null : new FilterGroup(conjunction, filters);
    }

    private static @Nullable PropertyFilter hogql(Fields fields) {
        String expression = fields.requiredText("key");
        return expression.isBlank() ? null : new HogqlCondition(expression);
    }

    private static PropertyFilter cohort(Fields fields) {
        Long id = fields.longInteger("value");
        if (id == null) {
            throw fields.wrong("value", "Cohort property value must be a cohort ID");
        }
        FilterOperator operator = fields.choice("operator", FilterOperator.class);
        return new InCohort(id, operator == FilterOperator.NOT_IN || fields.flag("negation"));
    }

    private static @Nullable PropertyFilter comparison(PropertySubject.Kind kind, Fields fields) {
        String key = fields.scalarText("key");
        if (key == null) {
            throw fields.wrong("key", "Field required");
        }
        if (kind == PropertySubject.Kind.PERSON_METADATA && !key.equals("created_at")) {
            throw fields.wrong("key", "Unsupported person_metadata field: '" + key + "'");
        }
        FilterOperator operator =
                fields.choice("operator", FilterOperator.class, FilterOperator.EXACT);
        FilterValue value = FilterValue.parse(fields, "value");
        if (isIncomplete(kind, operator, value)
                || (kind == PropertySubject.Kind.GROUP && !fields.has("group_type_index"))) {
            return null;
        }
        PropertySubject subject =
                new PropertySubject(
                        kind,
                        kind == PropertySubject.Kind.GROUP
                                ? fields.integer("group_type_index")
                                : null);
        return new Comparison(subject, key, operator, value);
    }

    /** Whether there is nothing to compare with: PostHog lets such a filter hold for everything. */
    private static boolean isIncomplete(
            PropertySubject.Kind kind, FilterOperator operator, FilterValue value) {
        return switch (value) {
            case FilterValue.None _ -> !operator.isOfPresence();
            case FilterValue.Many(List<Object> values) ->
                    values.isEmpty()
                            && (kind == PropertySubject.Kind.ELEMENT || !operator.isContaining());
            case FilterValue.One _ -> false;
        };
    }
}
