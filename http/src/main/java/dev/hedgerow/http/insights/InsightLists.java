package dev.hedgerow.http.insights;

import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.metadata.insights.InsightFilter;
import dev.hedgerow.metadata.insights.InsightList;

/** Lists of insights: what a query string asks for, and finding it. */
public final class InsightLists {
    private final InsightList list;
    private final InsightQueryString queryString;

    public InsightLists(InsightList list, InsightQueryString queryString) {
        this.list = list;
        this.queryString = queryString;
    }

    InsightFilter filter(Call<?> call, Page.Slice slice) {
        return queryString.filter(call, slice);
    }

    InsightList.Page list(long projectId, InsightFilter filter) {
        return list.list(projectId, filter);
    }
}
