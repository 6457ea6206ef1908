package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.activity.ActivityPage;
import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.query.Refresh;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.tags.TagUpdateAnswer;
import dev.hedgerow.http.tags.TagUpdateFields;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.dashboards.DashboardFilter;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TaggedKind;
import java.util.List;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /dashboards/}: making, finding, changing and deleting. */
public final class DashboardResource implements Resource {
    private final Dashboards dashboards;
    private final DashboardFinder finder;
    private final DashboardAnswers answers;
    private final DashboardTemplates templates;
    private final QueryWaiters waiters;
    private final ActivityPages activity;

    public DashboardResource(
            Dashboards dashboards,
            DashboardFinder finder,
            DashboardAnswers answers,
            DashboardTemplates templates,
            QueryWaiters waiters,
            ActivityPages activity) {
        this.dashboards = dashboards;
        this.finder = finder;
        this.answers = answers;
        this.templates = templates;
        this.waiters = waiters;
        this.activity = activity;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/dashboards/")
                        .scope("dashboard:read")
                        .linksToo()
                        .summary("List dashboards, pinned ones first, then by name")
                        .items(DashboardSummary.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/dashboards/")
                        .scope("dashboard:write")
                        .takesFields(DashboardFields.class)
                        .summary("Create a dashboard: blank, from a template or from another one")
                        .creates(DashboardAnswer.class, this::create),
                Route.get(Area.PROJECT, "/dashboards/{id}/")
                        .scope("dashboard:read")
                        .linksToo()
                        .summary("Get a dashboard with its tiles; calculates only when told to")
                        .answersLater(DashboardAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/dashboards/{id}/")
                        .putToo()
                        .scope("dashboard:write")
                        .takesFields(DashboardFields.class)
                        .summary("Change a dashboard and its tiles, delete or restore it")
                        .answers(DashboardAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/dashboards/{id}/")
                        .scope("dashboard:write")
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()),
                Route.post(Area.PROJECT, "/dashboards/bulk_update_tags/")
                        .scope("dashboard:write")
                        .takesFields(TagUpdateFields.class)
                        .summary("Add, remove or set tags of many dashboards")
                        .answers(TagUpdateAnswer.class, this::updateTags),
                Route.post(Area.PROJECT, "/dashboards/create_from_template_json/")
                        .scope("dashboard:write")
                        .takes(JsonNode.class)
                        .summary("Create a dashboard from a template in the body")
                        .answers(DashboardAnswer.class, this::createFromTemplate),
                Route.post(Area.PROJECT, "/dashboards/create_unlisted_dashboard/")
                        .scope("dashboard:write")
                        .takes(JsonNode.class)
                        .summary("Create the one unlisted dashboard of a tag")
                        .creates(DashboardAnswer.class, this::createUnlisted),
                Route.get(Area.PROJECT, "/dashboards/activity/")
                        .scope("activity_log:read")
                        .summary("What was done with dashboards")
                        .answers(
                                ActivityPage.class,
                                call -> Reply.ok(activity.ofScope(call, Dashboards.SCOPE))),
                Route.get(Area.PROJECT, "/dashboards/{id}/activity/")
                        .scope("activity_log:read")
                        .summary("What was done with a dashboard")
                        .answers(ActivityPage.class, this::activity));
    }

    private Reply<Page<DashboardSummary>> list(Call<Void> call) {
        DashboardFilter filter = DashboardQueryString.filter(call);
        List<Dashboards.Tagged> found = finder.list(call, filter);
        return Reply.ok(Page.of(call, answers.seenBy(call).summaries(call.project().id(), found)));
    }

    private Reply<DashboardAnswer> create(Call<ObjectNode> call) {
        ObjectNode body = call.body();
        JsonNode template = body.path("use_template");
        JsonNode original = body.path("use_dashboard");
        boolean fromTemplate = !template.asString("").isEmpty();
        if (fromTemplate && !original.isMissingNode() && !original.isNull()) {
            throw ApiException.invalid(
                    null, "`use_template` and `use_dashboard` cannot be used together.");
        }
        if (fromTemplate) {
            DashboardTemplates.Template chosen =
                    templates.named(call.project().id(), template.asString());
            return Reply.created(
                    shown(call, made(call, new Body(chosen.under(body)), chosen.origin())));
        }
        Body fields = new Body(body);
        Long copyOf = fields.integer("use_dashboard", null);
        Dashboards.Origin origin =
                copyOf == null
                        ? Dashboards.Origin.blank()
                        : new Dashboards.Origin(
                                "duplicate",
                                copyOf,
                                fields.flag("duplicate_tiles", false),
                                List.of());
        return Reply.created(shown(call, made(call, fields, origin)));
    }

    private Reply<DashboardAnswer> createFromTemplate(Call<JsonNode> call) {
        DashboardTemplates.Template template =
                DashboardTemplates.read(
                        call.body().path("template"), DashboardTemplates.CREATION_MODE);
        return Reply.ok(shown(call, made(call, new Body(template.fields()), template.origin())));
    }

    private Reply<DashboardAnswer> createUnlisted(Call<JsonNode> call) {
        String tag = call.body().path("tag").asString("").strip();
        if (tag.isEmpty()) {
            return refused(400, "Tag is required");
        }
        DashboardTemplates.Template template = templates.unlisted(tag).orElse(null);
        if (template == null) {
            return refused(400, "No template found for tag '" + tag + "'");
        }
        DashboardFilter same = DashboardFilter.unlisted(tag);
        if (!dashboards.list(call.project().id(), same).isEmpty()) {
            return refused(409, "Unlisted dashboard with tag '" + tag + "' already exists");
        }
        ObjectNode fields = template.fields();
        fields.putArray("tags").add(tag);
        return Reply.created(shown(call, made(call, new Body(fields), template.origin())));
    }

    /** PostHog's own form for these refusals. */
    private static Reply<DashboardAnswer> refused(int status, String error) {
        return Reply.json(status, new Refusal(error));
    }

    private record Refusal(String error) {}

    private Dashboards.Tagged made(Call<?> call, Body fields, Dashboards.Origin origin) {
        return dashboards.create(call.project().id(), call.caller().user().id(), fields, origin);
    }

    private CompletionStage<Reply<DashboardAnswer>> retrieve(Call<Void> call) {
        RefreshMode mode = Refresh.mode(call, RefreshMode.FORCE_CACHE);
        Dashboards.Tagged found = finder.one(call);
        dashboards.opened(found.dashboard().id());
        Dashboards.Tagged now = finder.one(call);
        DashboardView view = DashboardView.of(call, mode);
        return waiters.later(() -> Reply.ok(answers.seenBy(call).one(view, now)));
    }

    private Reply<DashboardAnswer> update(Call<ObjectNode> call) {
        Dashboards.Tagged changed =
                dashboards.update(
                        call.project().id(),
                        call.pathLong("id"),
                        call.caller().user().id(),
                        new Body(call.body()));
        return Reply.ok(shown(call, changed));
    }

    private Reply<TagUpdateAnswer> updateTags(Call<ObjectNode> call) {
        BulkTagUpdate update = BulkTagUpdate.read(TaggedKind.DASHBOARD, new Body(call.body()));
        return Reply.ok(
                TagUpdateAnswer.numbered(
                        dashboards.updateTags(
                                call.project().id(), call.caller().user().id(), update)));
    }

    private Reply<ActivityPage> activity(Call<Void> call) {
        return Reply.ok(
                activity.ofItem(
                        call, Dashboards.SCOPE, String.valueOf(finder.one(call).dashboard().id())));
    }

    private DashboardAnswer shown(Call<?> call, Dashboards.Tagged tagged) {
        return answers.one(DashboardView.kept(call), tagged);
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }
}
