package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesActions;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.BreakdownFilter;
import dev.hedgerow.insights.query.Display;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.SeriesMath;
import dev.hedgerow.insights.query.TrendsFilter;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateLabels;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lines as the rows of the API. */
final class TrendsJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TrendsPlan plan;
    private final TrendsQuery query;
    private final ProjectSnapshot project;
    private final Points current;
    private final @Nullable Points previous;

    /**
     * The points of a period that are shown.
     *
     * @param starts of all buckets
     * @param shown indexes into those
     */
    private record Points(ResolvedRange range, List<ZonedDateTime> starts, List<Integer> shown) {}

    TrendsJson(TrendsPlan plan, ProjectSnapshot project) {
        this.plan = plan;
        this.query = plan.query();
        this.project = project;
        this.current = points(plan.current());
        this.previous = plan.previous() == null ? null : points(plan.previous());
    }

    private Points points(ResolvedRange range) {
        List<ZonedDateTime> starts = Buckets.list(range, query.interval(), project.weekStart());
        return new Points(range, starts, shown(starts));
    }

    /** Slope graphs show the first and last bucket; days without a say are left out. */
    private List<Integer> shown(List<ZonedDateTime> starts) {
        int last = starts.size() - 1;
        if (query.filter().display() == Display.SLOPE_GRAPH) {
            return last == 0 ? List.of(0) : List.of(0, last);
        }
        return IntStream.rangeClosed(0, last)
                .filter(i -> query.interval() != Interval.DAY || isShown(starts.get(i)))
                .boxed()
                .toList();
    }

    private boolean isShown(ZonedDateTime start) {
        DayOfWeek day = start.getDayOfWeek();
        return query.scope().dateRange().includes(day)
                && !(query.filter().hideWeekends() && isWeekend(day));
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    ArrayNode rows(List<Line> lines) {
        ArrayNode rows = JSON.arrayNode();
        lines.forEach(line -> rows.add(row(line)));
        return rows;
    }

    private ObjectNode row(Line line) {
        ObjectNode row = JSON.objectNode();
        Points points = line.previous() && previous != null ? previous : current;
        boolean isFormula = !plan.formulas().isEmpty();
        if (isFormula) {
            row.putNull("action");
            row.put("order", line.index());
        } else {
            row.set("action", action(line.index(), points));
            row.put("order", line.index());
        }
        row.put("label", isFormula ? formulaLabel(line.index()) : label(line));
        addNumbers(row, line, points, isFormula);
        addBreakdown(row, line);
        if (plan.previous() != null) {
            row.put("compare", true);
            row.put("compare_label", line.previous() ? "previous" : "current");
        }
        if (query.filter().display() == Display.SLOPE_GRAPH) {
            row.put("incomplete_end", plan.endsNow());
        }
        row.set("filter", JSON.objectNode());
        return row;
    }

    private void addNumbers(ObjectNode row, Line line, Points points, boolean isFormula) {
        if (query.filter().display().isTotalValue()) {
            row.put("count", 0);
            row.set("aggregated_value", Numbers.json(line.data()[0]));
            if (!isFormula) {
                row.set("data", JSON.arrayNode());
                row.set("labels", JSON.arrayNode());
            }
            row.set("days", JSON.arrayNode());
            return;
        }
        ArrayNode data = JSON.arrayNode();
        ArrayNode labels = JSON.arrayNode();
        ArrayNode days = JSON.arrayNode();
        double sum = 0;
        double last = 0;
        for (int i : points.shown()) {
            last = line.data()[i];
            data.add(Numbers.json(last));
            sum += last;
            ZonedDateTime start = points.starts().get(i);
            labels.add(DateLabels.label(start, query.interval(), points.range()));
            days.add(DateLabels.day(start, query.interval()));
        }
        row.set("data", data);
        row.set("labels", labels);
        row.set("days", days);
        row.set("count", Numbers.json(isRunningSum() ? last : sum));
    }

    private boolean isRunningSum() {
        return query.filter().display() == Display.CUMULATIVE_LINE;
    }

    private void addBreakdown(ObjectNode row, Line line) {
        Long cohortId = line.cohortId();
        if (cohortId != null) {
            row.put("breakdown", SeriesNames.ofCohort(cohortId, project));
            if (cohortId == ByCohort.ALL_USERS) {
                row.put("breakdown_value", "all");
            } else {
                row.put("breakdown_value", cohortId);
            }
        } else if (!line.breakdown().isEmpty()) {
            if (query.breakdown().form() == BreakdownFilter.Form.SINGLE) {
                row.put("breakdown_value", line.breakdown().getFirst());
            } else {
                ArrayNode values = JSON.arrayNode();
                line.breakdown().forEach(values::add);
                row.set("breakdown_value", values);
            }
        }
    }

    private String formulaLabel(int index) {
        TrendsFilter.Formula formula = query.filter().formulas().get(index);
        String customName = formula.customName();
        return customName != null ? customName : "Formula (" + formula.expression() + ")";
    }

    private String label(Line line) {
        String series = SeriesNames.of(query.series().get(line.index()), project);
        String value =
                line.cohortId() != null
                        ? SeriesNames.ofCohort(line.cohortId(), project)
                        : String.join(BreakdownValues.LABEL_SEPARATOR, line.breakdown());
        if (line.cohortId() == null && line.breakdown().isEmpty()) {
            return series;
        }
        return query.series().size() > 1 || isBesideAllUsers() ? series + " - " + value : value;
    }

    /** Cohorts with "all users" among them are lines of their own, each with its series' name. */
    private boolean isBesideAllUsers() {
        return query.breakdown().breakdowns().stream()
                .anyMatch(breakdown ->
                        breakdown instanceof ByCohort cohorts
                                && cohorts.cohortIds().size() > 1
                                && cohorts.cohortIds().contains(ByCohort.ALL_USERS));
    }

    private ObjectNode action(int index, Points points) {
        Entity entity = query.series().get(index);
        ObjectNode action = SeriesActions.of(entity, index, SeriesNames.of(entity, project));
        addMath(action, entity.details().math());
        action.set("properties", JSON.objectNode());
        action.set("days", actorDays(points));
        return action;
    }

    /** What to ask for the people of each point with: the day of the current period beside it. */
    private ArrayNode actorDays(Points points) {
        ArrayNode days = JSON.arrayNode();
        points.shown().stream()
                .filter(i -> i < current.starts().size())
                .map(current.starts()::get)
                .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
                .forEach(days::add);
        return days;
    }

    private static void addMath(ObjectNode action, SeriesMath math) {
        action.put("math", math.kind().json());
        action.put("math_property", math.property());
        action.put("math_hogql", math.hogql());
        if (math.groupTypeIndex() == null) {
            action.putNull("math_group_type_index");
        } else {
            action.put("math_group_type_index", math.groupTypeIndex());
        }
    }
}
