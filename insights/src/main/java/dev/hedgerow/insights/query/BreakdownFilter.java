package dev.hedgerow.insights.query;

import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByHogql;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * By what, and into how many rows, an answer is split.
 *
 * @param form how the breakdowns were written, which decides how values are shown
 * @param limit the number of values before "other"; null for the default of the insight
 * @param hideOther whether the row of everything else is left out
 */
public record BreakdownFilter(
        Form form, List<Breakdown> breakdowns, @Nullable Integer limit, boolean hideOther) {

    /** How breakdowns were written. */
    public enum Form {
        NONE,
        /** {@code breakdown} is one value, or the cohorts of one cohort breakdown. */
        SINGLE,
        /** {@code breakdown} is a list of property names. */
        PROPERTY_LIST,
        /** {@code breakdowns} is a list of objects. */
        LIST
    }

    private static final int MOST_BREAKDOWNS = 3;
    private static final String PATH_CLEANING = "breakdown_path_cleaning";
    public static final BreakdownFilter NONE =
            new BreakdownFilter(Form.NONE, List.of(), null, false);

    public BreakdownFilter {
        breakdowns = List.copyOf(breakdowns);
    }

    public boolean isEmpty() {
        return breakdowns.isEmpty();
    }

    static BreakdownFilter parse(Fields fields) {
        Integer limit = fields.integer("breakdown_limit");
        boolean hideOther = fields.flag("breakdown_hide_other_aggregation");
        boolean cleanPaths = fields.flag(PATH_CLEANING);
        List<Breakdown> listed =
                fields.objects("breakdowns", breakdown -> listed(breakdown, cleanPaths));
        if (!listed.isEmpty()) {
            return of(Form.LIST, listed, limit, hideOther, fields, "breakdowns");
        }
        JsonNode json = fields.raw("breakdown");
        if (json == null) {
            return NONE;
        }
        String type = fields.text("breakdown_type");
        List<String> values =
                json.isArray()
                        ? fields.texts("breakdown")
                        : List.of(json.isValueNode() ? json.asString() : json.toString());
        if (values.isEmpty()) {
            return NONE;
        }
        if ("cohort".equals(type)) {
            List<Breakdown> cohorts = List.of(cohorts(values, fields));
            return new BreakdownFilter(Form.SINGLE, cohorts, limit, hideOther);
        }
        List<Breakdown> breakdowns = new ArrayList<>();
        for (String value : values) {
            breakdowns.add(single(type, value, fields));
        }
        Form form = json.isArray() ? Form.PROPERTY_LIST : Form.SINGLE;
        return of(form, breakdowns, limit, hideOther, fields, "breakdown");
    }

    private static BreakdownFilter of(
            Form form,
            List<Breakdown> breakdowns,
            @Nullable Integer limit,
            boolean hideOther,
            Fields fields,
            String name) {
        if (breakdowns.size() > MOST_BREAKDOWNS) {
            throw fields.wrong(
                    name,
                    "List should have at most %d items after validation, not %d"
                            .formatted(MOST_BREAKDOWNS, breakdowns.size()));
        }
        return new BreakdownFilter(form, breakdowns, limit, hideOther);
    }

    private static Breakdown single(@Nullable String type, String key, Fields fields) {
        return of(
                type,
                key,
                fields.integer("breakdown_group_type_index"),
                fields.flag(PATH_CLEANING),
                fields.flag("breakdown_normalize_url"),
                fields.integer("breakdown_histogram_bin_count"),
                fields,
                "breakdown_type");
    }

    private static Breakdown listed(Fields fields, boolean cleanPath) {
        String type = fields.text("type");
        String key = fields.scalarText("property");
        if (key == null) {
            throw fields.wrong("property", "Field required");
        }
        if ("cohort".equals(type)) {
            return cohorts(List.of(key), fields);
        }
        return of(
                type,
                key,
                fields.integer("group_type_index"),
                cleanPath,
                fields.flag("normalize_url"),
                fields.integer("histogram_bin_count"),
                fields,
                "type");
    }

    private static Breakdown of(
            @Nullable String type,
            String key,
            @Nullable Integer groupTypeIndex,
            boolean cleanPath,
            boolean normalizeUrl,
            @Nullable Integer bins,
            Fields fields,
            String typeField) {
        PropertySubject.Kind kind =
                switch (type == null ? "event" : type) {
                    case "event" -> PropertySubject.Kind.EVENT;
                    case "event_metadata" -> PropertySubject.Kind.EVENT_METADATA;
                    case "person" -> PropertySubject.Kind.PERSON;
                    case "session" -> PropertySubject.Kind.SESSION;
                    case "group" -> PropertySubject.Kind.GROUP;
                    case "hogql" -> null;
                    default ->
                            throw fields.wrong(typeField, "Unknown breakdown type '" + type + "'");
                };
        if (kind == null) {
            return new ByHogql(key);
        }
        Integer group = kind == PropertySubject.Kind.GROUP ? groupTypeIndex : null;
        return new ByProperty(new PropertySubject(kind, group), key, cleanPath, normalizeUrl, bins);
    }

    private static ByCohort cohorts(List<String> values, Fields fields) {
        List<Long> ids = new ArrayList<>();
        for (String value : values) {
            try {
                ids.add("all".equals(value) ? ByCohort.ALL_USERS : Long.parseLong(value));
            } catch (NumberFormatException notAnId) {
                throw fields.wrong("breakdown", "Input should be cohort ids or 'all'");
            }
        }
        return new ByCohort(ids);
    }
}
