package dev.hedgerow.insights.legacy;

import dev.hedgerow.insights.query.Display;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What each kind of insight has of its own: {@code trendsFilter}, {@code funnelsFilter} … */
final class LegacyDisplays {
    /**
     * Older retention filters meant eleven intervals when they said nothing; the query node means
     * seven.
     */
    private static final int LEGACY_RETENTION_INTERVALS = 11;

    private LegacyDisplays() {}

    static void trends(LegacyFields fields, ObjectNode query) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        fields.copyNumber("smoothing_intervals", filter, "smoothingIntervals");
        fields.copyFlag("show_legend", filter, "showLegend");
        fields.copy("aggregation_axis_format", filter, "aggregationAxisFormat");
        fields.copy("aggregation_axis_prefix", filter, "aggregationAxisPrefix");
        fields.copy("aggregation_axis_postfix", filter, "aggregationAxisPostfix");
        fields.copyNumber("decimal_places", filter, "decimalPlaces");
        fields.copy("formula", filter, "formula");
        display(fields, filter);
        fields.copyFlag("show_values_on_series", filter, "showValuesOnSeries");
        fields.copyFlag("show_percent_stack_view", filter, "showPercentStackView");
        fields.copyFlag("show_label_on_series", filter, "showLabelsOnSeries");
        fields.copyFlag("show_labels_on_series", filter, "showLabelsOnSeries");
        put(query, "trendsFilter", filter);
        compare(fields, query);
    }

    /** A display that no longer exists is left out. */
    private static void display(LegacyFields fields, ObjectNode filter) {
        String display = fields.text("display");
        if (Arrays.stream(Display.values()).anyMatch(one -> one.json().equals(display))) {
            filter.put("display", display);
        }
    }

    static void stickiness(LegacyFields fields, ObjectNode query) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        fields.copyFlag("show_legend", filter, "showLegend");
        fields.copyFlag("show_values_on_series", filter, "showValuesOnSeries");
        put(query, "stickinessFilter", filter);
        compare(fields, query);
    }

    static void lifecycle(LegacyFields fields, ObjectNode query) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        fields.copyJson("toggledLifecycles", filter, "toggledLifecycles");
        fields.copyFlag("show_values_on_series", filter, "showValuesOnSeries");
        put(query, "lifecycleFilter", filter);
    }

    static void funnels(LegacyFields fields, ObjectNode query) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        String viz = fields.text("funnel_viz_type");
        if (viz == null && "ActionsLineGraph".equals(fields.text("display"))) {
            viz = "trends";
        }
        if (viz != null) {
            filter.put("funnelVizType", viz);
        }
        fields.copy("funnel_order_type", filter, "funnelOrderType");
        fields.copyNumber("funnel_from_step", filter, "funnelFromStep");
        fields.copyNumber("funnel_to_step", filter, "funnelToStep");
        fields.copy("funnel_window_interval_unit", filter, "funnelWindowIntervalUnit");
        fields.copyNumber("funnel_window_interval", filter, "funnelWindowInterval");
        if (!filter.has("funnelWindowInterval") && fields.number("funnel_window_days") != null) {
            fields.copyNumber("funnel_window_days", filter, "funnelWindowInterval");
            filter.put("funnelWindowIntervalUnit", "day");
        }
        fields.copy("funnel_step_reference", filter, "funnelStepReference");
        fields.copy("breakdown_attribution_type", filter, "breakdownAttributionType");
        fields.copyNumber("breakdown_attribution_value", filter, "breakdownAttributionValue");
        fields.copyNumber("bin_count", filter, "binCount");
        fields.copy("layout", filter, "layout");
        fields.copy("funnel_aggregate_by_hogql", filter, "funnelAggregateByHogQL");
        JsonNode exclusions = fields.json("exclusions");
        if (exclusions != null && !exclusions.isEmpty()) {
            ArrayNode nodes = filter.putArray("exclusions");
            for (JsonNode item : exclusions) {
                ObjectNode node = LegacySeries.exclusion(item);
                if (node != null) {
                    nodes.add(node);
                }
            }
        }
        put(query, "funnelsFilter", filter);
    }

    static void retention(LegacyFields fields, ObjectNode query) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        fields.copy("retention_type", filter, "retentionType");
        fields.copy("retention_reference", filter, "retentionReference");
        filter.put("totalIntervals", LEGACY_RETENTION_INTERVALS);
        fields.copyNumber("total_intervals", filter, "totalIntervals");
        fields.copy("period", filter, "period");
        entity(fields.json("returning_entity"), filter, "returningEntity");
        entity(fields.json("target_entity"), filter, "targetEntity");
        // The node needs its filter even when all of it is left to the defaults.
        query.set("retentionFilter", filter);
    }

    private static void entity(@Nullable JsonNode entity, ObjectNode filter, String name) {
        if (entity instanceof ObjectNode old) {
            LegacyFields fields = new LegacyFields(old);
            ObjectNode node = filter.putObject(name);
            for (String field : new String[] {"type", "id", "name", "custom_name", "order"}) {
                fields.copy(field, node, field);
            }
        }
    }

    static void paths(LegacyFields fields, ObjectNode query) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        fields.copy("paths_hogql_expression", filter, "pathsHogQLExpression");
        String type = fields.text("path_type");
        if (type != null) {
            filter.putArray("includeEventTypes").add(type);
        }
        fields.copyJson("include_event_types", filter, "includeEventTypes");
        fields.copy("start_point", filter, "startPoint");
        fields.copy("end_point", filter, "endPoint");
        fields.copyJson("path_groupings", filter, "pathGroupings");
        fields.copyJson("exclude_events", filter, "excludeEvents");
        fields.copyNumber("step_limit", filter, "stepLimit");
        fields.copyFlag("path_replacements", filter, "pathReplacements");
        fields.copyJson("local_path_cleaning_filters", filter, "localPathCleaningFilters");
        fields.copyNumber("edge_limit", filter, "edgeLimit");
        fields.copyNumber("min_edge_weight", filter, "minEdgeWeight");
        fields.copyNumber("max_edge_weight", filter, "maxEdgeWeight");
        query.set("pathsFilter", filter);
        funnelPaths(fields, query);
    }

    /** Paths before, between or after the steps of a funnel. */
    private static void funnelPaths(LegacyFields fields, ObjectNode query) {
        String type = fields.text("funnel_paths");
        if (type != null && fields.json("funnel_filter") instanceof ObjectNode funnel) {
            ObjectNode filter = query.putObject("funnelPathsFilter");
            filter.put("funnelPathType", type);
            new LegacyFields(funnel).copyNumber("funnel_step", filter, "funnelStep");
            ObjectNode asFunnel = funnel.deepCopy();
            asFunnel.put("insight", "FUNNELS");
            filter.set("funnelSource", LegacyFilters.toQuery(asFunnel));
        }
    }

    private static void compare(LegacyFields fields, ObjectNode query) {
        Boolean compare = fields.flag("compare");
        String to = fields.text("compare_to");
        if (compare != null || to != null) {
            ObjectNode filter = query.putObject("compareFilter");
            filter.put("compare", compare != null && compare);
            if (to != null) {
                filter.put("compare_to", to);
            }
        }
    }

    private static void put(ObjectNode query, String name, ObjectNode filter) {
        if (!filter.isEmpty()) {
            query.set(name, filter);
        }
    }
}
