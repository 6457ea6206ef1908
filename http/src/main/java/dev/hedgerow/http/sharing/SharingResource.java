package dev.hedgerow.http.sharing;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.dashboards.Dashboard;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.sharing.SharedKind;
import dev.hedgerow.metadata.sharing.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** {@code sharing/} of insights and dashboards. */
public final class SharingResource implements Resource {
    private static final String READ = "sharing_configuration:read";
    private static final String WRITE = "sharing_configuration:write";

    /** What PostHog answers where links with passwords are not part of the licence. */
    private static final String NO_PASSWORDS =
            "Sharing with password requires the Advanced Permissions feature";

    private final Sharing sharing;
    private final Insights insights;
    private final Dashboards dashboards;

    public SharingResource(Sharing sharing, Insights insights, Dashboards dashboards) {
        this.sharing = sharing;
        this.insights = insights;
        this.dashboards = dashboards;
    }

    /** What a path names. */
    private record Item(SharedKind kind, long id, ActivityLog.Subject subject) {}

    @Override
    public List<Route<?, ?>> routes() {
        List<Route<?, ?>> routes = new ArrayList<>();
        for (SharedKind kind : SharedKind.values()) {
            String path =
                    switch (kind) {
                        case INSIGHT -> "/insights/{id}/sharing/";
                        case DASHBOARD -> "/dashboards/{id}/sharing/";
                    };
            routes.add(
                    Route.get(Area.PROJECT, path)
                            .scope(READ)
                            .summary("The link, and whether it opens anything")
                            .answers(SharingAnswer.class, call -> find(call, kind)));
            routes.add(
                    Route.patch(Area.PROJECT, path)
                            .scope(WRITE)
                            .takesFields(SharingFields.class)
                            .summary("Switch the link on or off")
                            .answers(SharingAnswer.class, call -> update(call, kind)));
            routes.add(
                    Route.post(Area.PROJECT, path + "refresh/")
                            .scope(WRITE)
                            .summary("Make another link; the old one holds for five minutes")
                            .answers(SharingAnswer.class, call -> refresh(call, kind)));
        }
        return routes;
    }

    /** PostHog's own form for this refusal. */
    private record Refusal(String error) {}

    private Reply<SharingAnswer> find(Call<Void> call, SharedKind kind) {
        Item item = item(call, kind);
        return Reply.ok(
                SharingAnswer.of(sharing.find(call.project().id(), item.kind(), item.id())));
    }

    private Reply<SharingAnswer> update(Call<ObjectNode> call, SharedKind kind) {
        Item item = item(call, kind);
        if (call.body().path("password_required").asBoolean(false)) {
            return Reply.json(403, new Refusal(NO_PASSWORDS));
        }
        return Reply.ok(
                SharingAnswer.of(
                        sharing.update(
                                item.kind(),
                                item.id(),
                                item.subject(),
                                call.caller().user().id(),
                                new Body(call.body()))));
    }

    private Reply<SharingAnswer> refresh(Call<Void> call, SharedKind kind) {
        Item item = item(call, kind);
        return Reply.ok(
                SharingAnswer.of(
                        sharing.refresh(
                                item.kind(),
                                item.id(),
                                item.subject(),
                                call.caller().user().id())));
    }

    private Item item(Call<?> call, SharedKind kind) {
        return switch (kind) {
            case INSIGHT -> {
                Insight insight =
                        insights.find(call.project().id(), call.path("id"))
                                .orElseThrow(ApiException::notFound)
                                .insight();
                yield new Item(
                        kind,
                        insight.id(),
                        new ActivityLog.Subject(
                                insight.projectId(),
                                Insights.SCOPE,
                                String.valueOf(insight.id()),
                                Objects.requireNonNullElse(insight.shownName(), ""),
                                insight.shortId()));
            }
            case DASHBOARD -> {
                Dashboard dashboard =
                        dashboards
                                .find(call.project().id(), call.pathLong("id"))
                                .orElseThrow(ApiException::notFound)
                                .dashboard();
                yield new Item(
                        kind,
                        dashboard.id(),
                        new ActivityLog.Subject(
                                dashboard.projectId(),
                                Dashboards.SCOPE,
                                String.valueOf(dashboard.id()),
                                Objects.requireNonNullElse(dashboard.name(), ""),
                                null));
            }
        };
    }
}
