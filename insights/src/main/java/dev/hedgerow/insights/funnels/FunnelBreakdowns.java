package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByHogql;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.FunnelViz;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.PropertySubject;
import java.util.List;

/** From the breakdown of a query to what a funnel does with it. */
final class FunnelBreakdowns {
    private FunnelBreakdowns() {}

    static FunnelBreakdown of(FunnelsQuery query) {
        List<Breakdown> breakdowns = query.breakdown().breakdowns();
        if (breakdowns.isEmpty() || query.filter().viz() == FunnelViz.TIME_TO_CONVERT) {
            return new FunnelBreakdown.None();
        }
        if (breakdowns.size() == 1 && breakdowns.getFirst() instanceof ByCohort cohorts) {
            return new FunnelBreakdown.Cohorts(cohorts.cohortIds().stream().distinct().toList());
        }
        boolean plain =
                breakdowns.size() == 1 && isOf(breakdowns.getFirst(), PropertySubject.Kind.GROUP);
        return new FunnelBreakdown.Texts(
                breakdowns.stream().map(FunnelBreakdowns::withoutBins).toList(),
                plain,
                breakdowns.stream().allMatch(FunnelBreakdowns::isLimited));
    }

    private static Breakdown withoutBins(Breakdown breakdown) {
        return switch (breakdown) {
            case ByProperty property ->
                    new ByProperty(
                            property.subject(),
                            property.key(),
                            property.cleanPath(),
                            property.normalizeUrl(),
                            null);
            case ByHogql hogql -> hogql;
            case ByCohort cohort -> cohort;
        };
    }

    private static boolean isLimited(Breakdown breakdown) {
        return isOf(breakdown, PropertySubject.Kind.EVENT)
                || isOf(breakdown, PropertySubject.Kind.PERSON)
                || isOf(breakdown, PropertySubject.Kind.GROUP);
    }

    private static boolean isOf(Breakdown breakdown, PropertySubject.Kind kind) {
        return breakdown instanceof ByProperty property && property.subject().kind() == kind;
    }
}
