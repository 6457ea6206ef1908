package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Attribution;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Entity.GroupNode;
import dev.hedgerow.insights.query.FunnelExclusion;
import dev.hedgerow.insights.query.FunnelOrder;
import dev.hedgerow.insights.query.FunnelViz;
import dev.hedgerow.insights.query.FunnelsFilter;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.QueryException;
import java.util.List;
import java.util.Objects;

/** What makes a funnel impossible, in PostHog's words (funnels rules 17 to 19). */
final class FunnelChecks {
    private static final String EXCLUSIONS = "query.funnelsFilter.exclusions";

    private final FunnelsQuery query;
    private final List<Entity> series;
    private final FunnelsFilter filter;

    private FunnelChecks(FunnelsQuery query) {
        this.query = query;
        this.series = query.series();
        this.filter = query.filter();
    }

    static void check(FunnelsQuery query) {
        FunnelChecks checks = new FunnelChecks(query);
        checks.steps();
        checks.range();
        checks.exclusions();
        checks.optional();
        checks.attribution();
    }

    private void steps() {
        if (series.size() < 2) {
            throw QueryException.against(
                    "funnels_require_at_least_two_steps",
                    "Funnels require at least two steps.",
                    "query.series");
        }
        if (series.size() > FunnelItems.MOST_STEPS) {
            throw QueryException.against(
                    "funnel_max_steps_exceeded",
                    "Funnels support up to " + FunnelItems.MOST_STEPS + " steps.",
                    "query.series");
        }
    }

    private void range() {
        int last = series.size() - 1;
        Integer from = filter.fromStep();
        Integer to = filter.toStep();
        if (from != null && (from < 0 || from > last - 1)) {
            throw badRange(
                    "funnelFromStep is out of bounds. It must be between 0 and " + (last - 1) + ".",
                    "query.funnelsFilter.funnelFromStep");
        }
        if (to != null && (to < 1 || to > last)) {
            throw badRange(
                    "funnelToStep is out of bounds. It must be between 1 and " + last + ".",
                    "query.funnelsFilter.funnelToStep");
        }
        if (from != null && to != null && from >= to) {
            throw badRange(
                    "Funnel step range is invalid. funnelToStep should be greater than"
                            + " funnelFromStep.",
                    "query.funnelsFilter.funnelToStep");
        }
    }

    private void exclusions() {
        List<FunnelExclusion> exclusions = filter.exclusions();
        int last = series.size() - 1;
        boolean partial =
                exclusions.stream()
                        .anyMatch(range -> range.fromStep() != 0 || range.toStep() != last);
        if (partial && filter.order() == FunnelOrder.UNORDERED) {
            throw badExclusion("Partial Exclusions not allowed in unordered funnels");
        }
        exclusions.forEach(this::exclusion);
    }

    private void exclusion(FunnelExclusion exclusion) {
        int last = series.size() - 1;
        int from = exclusion.fromStep();
        int to = exclusion.toStep();
        if (from >= to) {
            throw badExclusion(
                    "Exclusion event range is invalid. End of range should be greater than start.");
        }
        if (from < 0 || from >= last) {
            throw badExclusion(
                    "Exclusion event range is invalid. Start of range is greater than number of"
                            + " steps.");
        }
        if (to > last) {
            throw badExclusion(
                    "Exclusion event range is invalid. End of range is greater than number of"
                            + " steps.");
        }
        for (Entity step : series.subList(from, to + 1)) {
            if (includes(step, exclusion.entity())) {
                throw badExclusion(
                        "Exclusion steps cannot contain an event that's part of funnel steps.");
            }
        }
    }

    private void optional() {
        if (series.stream().noneMatch(FunnelChecks::isOptional)) {
            return;
        }
        boolean steps = filter.viz() == FunnelViz.STEPS || filter.viz() == FunnelViz.FLOW;
        if (!steps || filter.order() == FunnelOrder.UNORDERED) {
            throw badOptional(
                    "Optional funnel steps are only supported in funnels with step order Sequential"
                            + " or Strict and the graph type \"Conversion Steps\".",
                    "query.series");
        }
        if (isOptional(series.getFirst())) {
            throw badOptional("The first step of a funnel cannot be optional.", "query.series.0");
        }
        for (int i = 1; i < series.size(); i++) {
            if (isOptional(series.get(i - 1))
                    && !isOptional(series.get(i))
                    && includes(series.get(i), series.get(i - 1))) {
                throw badOptional(
                        "An optional step cannot be the same as the following required step.",
                        "query.series." + i);
            }
        }
    }

    private void attribution() {
        if (query.breakdown().isEmpty() || filter.attribution() != Attribution.STEP) {
            return;
        }
        if (filter.order() == FunnelOrder.UNORDERED && filter.attributionStep() != 0) {
            throw invalid(
                    "Only the first step can be used for breakdown attribution in unordered"
                            + " funnels",
                    "query.funnelsFilter.breakdownAttributionValue");
        }
        if (filter.attributionStep() < 0 || filter.attributionStep() >= series.size()) {
            throw invalid(
                    "The breakdown is attributed to a step that the funnel does not have.",
                    "query.funnelsFilter.breakdownAttributionValue");
        }
    }

    private static boolean isOptional(Entity step) {
        return step.details().optionalInFunnel();
    }

    /** Whether whatever one entity matches, another one matches, too, as far as names tell. */
    private static boolean includes(Entity wide, Entity narrow) {
        boolean same =
                switch (wide) {
                    case EventsNode events ->
                            narrow instanceof EventsNode other
                                    && Objects.equals(events.event(), other.event());
                    case ActionsNode action ->
                            narrow instanceof ActionsNode other
                                    && action.actionId() == other.actionId();
                    case GroupNode group -> group.equals(narrow);
                };
        return same
                && narrow.details()
                        .filter()
                        .filters()
                        .containsAll(wide.details().filter().filters());
    }

    private static QueryException badRange(String detail, String attr) {
        return QueryException.against("funnel_step_range_invalid", detail, attr);
    }

    private static QueryException badExclusion(String detail) {
        return QueryException.against("funnel_exclusions_invalid", detail, EXCLUSIONS);
    }

    private static QueryException badOptional(String detail, String attr) {
        return QueryException.against("funnel_optional_steps_invalid", detail, attr);
    }

    private static QueryException invalid(String detail, String attr) {
        return QueryException.invalid(detail, attr);
    }
}
