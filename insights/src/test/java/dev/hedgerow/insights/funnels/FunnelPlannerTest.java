package dev.hedgerow.insights.funnels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.insights.sequence.RowMemory;
import dev.hedgerow.insights.sequence.RowSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FunnelPlannerTest {
    private static final ProjectSnapshot PROJECT = ProjectSnapshot.plain(1, ZoneId.of("UTC"));

    private static FunnelPlan plan(String filter) {
        String json =
                "{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'},{'event':'c'}],"
                        + "'funnelsFilter':{"
                        + filter
                        + "}}";
        FunnelsQuery query =
                (FunnelsQuery) QueryNodes.parse(new JsonMapper().readTree(json.replace('\'', '"')));
        return new FunnelPlanner(PROJECT, Instant.parse("2024-01-09T12:00:00Z")).plan(query, null);
    }

    @Test
    void window_defaultsToFourteenDaysAndHasNoLimit() {
        assertThat(plan("").rules().window()).isEqualTo(14L * 86_400_000_000L);
        assertThat(
                        plan("'funnelWindowInterval':2,'funnelWindowIntervalUnit':'hour'")
                                .rules()
                                .window())
                .isEqualTo(7_200_000_000L);
        assertThat(plan("'funnelWindowInterval':99999999999").rules().window()).isPositive();
    }

    @Test
    void toStep_truncatesTrendsOfOrderedFunnelsAlone() {
        String trends = "'funnelToStep':1,'funnelVizType':'trends'";

        assertThat(plan(trends).rules().steps()).isEqualTo(2);
        assertThat(plan(trends + ",'funnelOrderType':'unordered'").rules().steps()).isEqualTo(3);
        assertThat(plan("'funnelToStep':1").rules().steps()).isEqualTo(3);
    }

    @Test
    void exclusions_ofImpossibleRangesAreRefused() {
        assertRefused(exclusion("x", 1, 1), "End of range should be greater than start.");
        assertRefused(exclusion("x", 2, 3), "Start of range is greater than number of steps.");
        assertRefused(exclusion("x", 0, 3), "End of range is greater than number of steps.");
        assertRefused(exclusion("b", 0, 1), "part of funnel steps");
        assertRefused(
                exclusion("x", 0, 1) + ",'funnelOrderType':'unordered'",
                "Partial Exclusions not allowed in unordered funnels");
        assertThat(plan(exclusion("x", 0, 2)).rules().steps()).isEqualTo(3);
    }

    private static String exclusion(String event, int from, int to) {
        return "'exclusions':[{'event':'%s','funnelFromStep':%d,'funnelToStep':%d}]"
                .formatted(event, from, to);
    }

    private static void assertRefused(String filter, String message) {
        assertThatThrownBy(() -> plan(filter))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(message);
    }

    @Test
    void answer_stopsWhenItIsNoLongerWanted() {
        FunnelPlan plan = plan("");
        Runnable unwanted =
                () -> {
                    throw QueryException.of(QueryException.Code.CANCELLED, "cancelled", null);
                };

        RowSpace space = RowMemory.ofHeap(Path.of("unused")).open();

        assertThatThrownBy(() ->
                        new FunnelAnswer(plan, PROJECT, unwanted)
                                .results(
                                        new FunnelRows(
                                                plan, FunnelRows.reader(plan, space), space)))
                .hasMessage("cancelled");
    }
}
