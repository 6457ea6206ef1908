package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateLabels;
import dev.hedgerow.store.Rows;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Box plots: one datum per series and bucket, of zeros when it is empty (trends rule 11). */
final class BoxPlotJson {
    private static final List<String> FIELDS =
            List.of("min", "p25", "median", "p75", "max", "mean");

    private final TrendsPlan plan;
    private final ProjectSnapshot project;

    BoxPlotJson(TrendsPlan plan, ProjectSnapshot project) {
        this.plan = plan;
        this.project = project;
    }

    ArrayNode rows(List<Rows> rows) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < rows.size(); i++) {
            addPart(data, plan.parts().get(i), rows.get(i));
        }
        return data;
    }

    private void addPart(ArrayNode data, SeriesPart part, Rows rows) {
        Map<Instant, List<@Nullable Object>> boxes = new HashMap<>();
        for (List<@Nullable Object> row : rows.rows()) {
            Object bucket = row.getFirst();
            if (bucket != null) {
                boxes.put(
                        BucketExpressions.read(bucket, part.range().zone()).toInstant(),
                        row.subList(1, row.size()));
            }
        }
        Interval interval = plan.query().interval();
        for (ZonedDateTime start : Buckets.list(part.range(), interval, project.weekStart())) {
            ObjectNode datum = data.addObject();
            datum.put("day", DateLabels.day(start, interval));
            datum.put("label", DateLabels.label(start, interval, part.range()));
            addNumbers(datum, boxes.getOrDefault(start.toInstant(), List.of()));
            datum.put("series_index", part.index());
            datum.put("series_label", SeriesNames.of(part.entity(), project));
            if (plan.previous() != null) {
                datum.put("compare_label", part.previous() ? "previous" : "current");
            }
        }
    }

    private static void addNumbers(ObjectNode datum, List<@Nullable Object> numbers) {
        for (int i = 0; i < FIELDS.size(); i++) {
            double number =
                    i < numbers.size() && numbers.get(i) instanceof Number value
                            ? value.doubleValue()
                            : 0;
            datum.set(FIELDS.get(i), Numbers.json(number));
        }
    }
}
