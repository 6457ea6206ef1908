package dev.hedgerow.http.insights;

import dev.hedgerow.http.activity.ActivityPage;
import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.csv.CsvLists;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.tags.TagUpdateAnswer;
import dev.hedgerow.http.tags.TagUpdateFields;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TaggedKind;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What was done with insights, and changing the tags of many at once. */
public final class InsightActivityResource implements Resource {
    private final Insights insights;
    private final ActivityPages activity;
    private final CsvLists csv;

    public InsightActivityResource(Insights insights, ActivityPages activity, CsvLists csv) {
        this.insights = insights;
        this.activity = activity;
        this.csv = csv;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/insights/activity/")
                        .scope("activity_log:read")
                        .summary("What was done with insights")
                        .answers(ActivityPage.class, csv.now("activity", this::activityOfAll)),
                Route.get(Area.PROJECT, "/insights/{id}/activity/")
                        .scope("activity_log:read")
                        .summary("What was done with an insight")
                        .answers(ActivityPage.class, csv.now("activity", this::activity)),
                Route.post(Area.PROJECT, "/insights/bulk_update_tags/")
                        .scope("insight:write")
                        .anonymousForbidden()
                        .takesFields(TagUpdateFields.class)
                        .summary("Add, remove or set tags of many insights")
                        .answers(TagUpdateAnswer.class, this::updateTags));
    }

    private Reply<ActivityPage> activityOfAll(Call<Void> call) {
        return Reply.ok(activity.ofScope(call, Insights.SCOPE));
    }

    private Reply<ActivityPage> activity(Call<Void> call) {
        Insight insight =
                insights.find(call.project().id(), call.path("id"))
                        .orElseThrow(ApiException::notFound)
                        .insight();
        return Reply.ok(activity.ofItem(call, Insights.SCOPE, String.valueOf(insight.id())));
    }

    private Reply<TagUpdateAnswer> updateTags(Call<ObjectNode> call) {
        BulkTagUpdate update = BulkTagUpdate.read(TaggedKind.INSIGHT, new Body(call.body()));
        return Reply.ok(
                TagUpdateAnswer.numbered(
                        insights.updateTags(
                                call.project().id(), call.caller().user().id(), update)));
    }
}
