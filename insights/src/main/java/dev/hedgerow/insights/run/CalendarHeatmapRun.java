package dev.hedgerow.insights.run;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.CalendarHeatmapQuery;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.ResolvedRange;
import dev.hedgerow.insights.trends.CalendarHeatmap;
import dev.hedgerow.store.Rows;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Answers calendar heatmaps. */
final class CalendarHeatmapRun {
    private CalendarHeatmapRun() {}

    static QueryAnswer run(CalendarHeatmapQuery query, Session session) {
        Execution execution = session.execution();
        ProjectSnapshot project = execution.project();
        ResolvedRange range =
                new DateRanges(project.zone(), project.weekStart(), execution.now())
                        .resolve(
                                query.scope().dateRange(),
                                Interval.DAY,
                                FirstEvent.of(query.scope().dateRange(), session));
        CalendarHeatmap heatmap = new CalendarHeatmap(query, range, project, execution.now());
        List<Rows> rows = heatmap.queries().stream().map(session::rows).toList();
        ObjectNode body = Answers.of(heatmap.shape(rows), session);
        Answers.addRange(body, range);
        return new QueryAnswer(
                body, Freshness.of(Interval.DAY, range.from().toInstant(), range.to().toInstant()));
    }
}
