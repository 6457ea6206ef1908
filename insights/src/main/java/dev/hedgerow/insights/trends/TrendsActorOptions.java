package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.breakdown.Bins;
import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.BreakdownFilter;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateLabels;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The points of a trend that readers can ask for the people of (trends rule 34). */
public final class TrendsActorOptions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TrendsPlan plan;
    private final TrendsQuery query;
    private final ProjectSnapshot project;

    public TrendsActorOptions(TrendsPlan plan, ProjectSnapshot project) {
        this.plan = plan;
        this.query = plan.query();
        this.project = project;
    }

    /**
     * The fields of the answer: {@code day}, {@code series}, {@code breakdown} or {@code
     * breakdowns}, {@code compare}; null where there is no choice.
     *
     * @param values the breakdown values of the last series in order, "other" included
     */
    public ObjectNode json(List<List<String>> values) {
        ObjectNode json = JSON.objectNode();
        json.set("day", query.filter().display().isTotalValue() ? JSON.nullNode() : days());
        json.set("series", series());
        addBreakdowns(json, values);
        json.set("compare", query.compare().compare() ? compare() : JSON.nullNode());
        return json;
    }

    private ArrayNode days() {
        ArrayNode days = JSON.arrayNode();
        for (ZonedDateTime start :
                Buckets.list(plan.current(), query.interval(), project.weekStart())) {
            add(
                    days,
                    DateLabels.label(start, query.interval(), plan.current()),
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start));
        }
        return days;
    }

    private ArrayNode series() {
        ArrayNode series = JSON.arrayNode();
        for (int i = 0; i < query.series().size(); i++) {
            ObjectNode item = series.addObject();
            item.put("label", SeriesNames.of(query.series().get(i), project));
            item.put("value", i);
        }
        return series;
    }

    private static ArrayNode compare() {
        ArrayNode compare = JSON.arrayNode();
        add(compare, "Current", "current");
        add(compare, "Previous", "previous");
        return compare;
    }

    private static void add(ArrayNode array, String label, String value) {
        array.addObject().put("label", label).put("value", value);
    }

    private void addBreakdowns(ObjectNode json, List<List<String>> values) {
        json.putNull("breakdown");
        json.putNull("breakdowns");
        BreakdownFilter filter = query.breakdown();
        if (filter.isEmpty()) {
            return;
        }
        List<ArrayNode> choices = new ArrayList<>();
        for (int i = 0; i < filter.breakdowns().size(); i++) {
            choices.add(choices(filter.breakdowns().get(i), i, values));
        }
        if (filter.form() == BreakdownFilter.Form.LIST) {
            ArrayNode lists = JSON.arrayNode();
            choices.forEach(list -> lists.addObject().set("values", list));
            json.set("breakdowns", lists);
        } else {
            json.set("breakdown", choices.getFirst());
        }
    }

    private ArrayNode choices(Breakdown breakdown, int index, List<List<String>> values) {
        ArrayNode choices = JSON.arrayNode();
        if (breakdown instanceof ByCohort cohorts) {
            for (long id : cohorts.cohortIds()) {
                ObjectNode item = choices.addObject();
                item.put("label", SeriesNames.ofCohort(id, project));
                if (id == ByCohort.ALL_USERS) {
                    item.put("value", "all");
                } else {
                    item.put("value", id);
                }
            }
        } else if (breakdown instanceof ByProperty property && property.histogramBins() != null) {
            binned(values, index).forEach(value -> add(choices, label(value), value));
        } else {
            distinct(values, index).forEach(value -> add(choices, label(value), value));
        }
        return choices;
    }

    private static Set<String> distinct(List<List<String>> values, int index) {
        Set<String> distinct = new LinkedHashSet<>();
        values.forEach(row -> distinct.add(row.get(index)));
        return distinct;
    }

    /** The bins that have rows, then the bin of everyone, then "other" and null. */
    private static Set<String> binned(List<List<String>> values, int index) {
        Set<String> choices = distinct(values, index);
        boolean hasOther = choices.remove(BreakdownValues.OTHER);
        boolean hasNull = choices.remove(BreakdownValues.NULL);
        choices.add(Bins.EVERYONE);
        if (hasOther) {
            choices.add(BreakdownValues.OTHER);
        }
        if (hasNull) {
            choices.add(BreakdownValues.NULL);
        }
        return choices;
    }

    private static String label(String value) {
        return switch (value) {
            case BreakdownValues.OTHER -> "Other (i.e. all remaining values)";
            case BreakdownValues.NULL -> "None (i.e. no value)";
            default -> value;
        };
    }
}
