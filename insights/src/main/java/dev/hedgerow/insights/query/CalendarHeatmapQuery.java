package dev.hedgerow.insights.query;

import java.util.List;

/** Events of a series by weekday and hour. */
public record CalendarHeatmapQuery(InsightScope scope, List<Entity> series) implements QueryNode {

    public CalendarHeatmapQuery {
        series = List.copyOf(series);
    }

    @Override
    public String kind() {
        return "CalendarHeatmapQuery";
    }

    static CalendarHeatmapQuery parse(Fields fields) {
        return new CalendarHeatmapQuery(
                InsightScope.parse(fields), fields.objects("series", Entity::parse));
    }
}
