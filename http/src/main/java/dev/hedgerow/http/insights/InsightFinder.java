package dev.hedgerow.http.insights;

import dev.hedgerow.http.csv.Format;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.metadata.dashboards.InsightPlacement;
import dev.hedgerow.metadata.insights.InsightFilter;
import dev.hedgerow.metadata.insights.InsightList;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the insights that a call asks for and may see: those of the project, or those behind its
 * shared link.
 */
public final class InsightFinder {
    private final Insights insights;
    private final InsightList list;
    private final InsightQueryString queryString;
    private final InsightPlacement placement;

    public InsightFinder(
            Insights insights,
            InsightList list,
            InsightQueryString queryString,
            InsightPlacement placement) {
        this.insights = insights;
        this.list = list;
        this.queryString = queryString;
        this.placement = placement;
    }

    /** The insight of the path; 404 when there is none, or the link does not show it. */
    Insights.Tagged one(Call<?> call) {
        SharingConfiguration link = call.link();
        return insights.find(call.project().id(), Format.withoutSuffix(call.path("id")))
                .filter(found -> link == null || behind(link).contains(found.insight().id()))
                .orElseThrow(ApiException::notFound);
    }

    /** What the query string asks for. */
    InsightFilter filter(Call<?> call, Page.Slice slice) {
        InsightFilter filter = queryString.filter(call, slice);
        SharingConfiguration link = call.link();
        return link == null ? filter : filter.among(behind(link));
    }

    InsightList.Page page(Call<?> call, InsightFilter filter) {
        return list.list(call.project().id(), filter);
    }

    private Set<Long> behind(SharingConfiguration link) {
        return switch (link.kind()) {
            case INSIGHT -> Set.of(link.itemId());
            case DASHBOARD ->
                    new HashSet<>(placement.onAll(link.projectId(), List.of(link.itemId())));
        };
    }
}
