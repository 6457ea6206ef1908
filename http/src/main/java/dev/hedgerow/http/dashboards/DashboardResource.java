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
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /dashboards/}: making, finding, changing and deleting. */
public final class DashboardResource implements Resource {
    private final Dashboards dashboards;
    private final DashboardAnswers answers;
    private final DashboardTemplates templates;
    private final QueryWaiters waiters;
    private final ActivityPages activity;

    public DashboardResource(
            Dashboards dashboards,
            DashboardAnswers answers,
            DashboardTemplates templates,
            QueryWaiters waiters,
            ActivityPages activity) {
        this.dashboards = dashboards;
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
                        .summary("List dashboards, pinned ones first, then by name")
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/dashboards/")
                        .scope("dashboard:write")
                        .takesFields(DashboardFields.class)
                        .summary("Create a dashboard: blank, from a template or from another one")
                        .creates(DashboardAnswer.class, this::create),
                Route.get(Area.PROJECT, "/dashboards/{id}/")
                        .scope("dashboard:read")
                        .summary("Get a dashboard with its tiles; calculates only when told to")
                        .answersLater(DashboardAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/dashboards/{id}/")
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
        DashboardFilter filter =
                new DashboardFilter(
                        given(call, "search"),
                        texts(call, "tags"),
                        given(call, "creation_mode"),
                        given(call, "pinned") == null ? null : call.queryFlag("pinned"),
                        given(call, "created_by") == null
                                ? null
                                : Long.valueOf(call.queryInt("created_by", 0)));
        List<Dashboards.Tagged> found = dashboards.list(call.project().id(), filter);
        return Reply.ok(Page.of(call, answers.summaries(call.project().id(), found)));
    }

    private static @Nullable String given(Call<?> call, String name) {
        String text = call.query(name);
        return text == null || text.isBlank() ? null : text;
    }

    /** One text, several with commas between, or a JSON list. */
    private static Set<String> texts(Call<?> call, String name) {
        String text = given(call, name);
        return text == null
                ? Set.of()
                : Set.of(text.replaceAll("[\\[\\]\"]", "").split(",")).stream()
                        .map(String::strip)
                        .collect(Collectors.toSet());
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
        Body fields = new Body(body);
        Long copyOf = fields.integer("use_dashboard", null);
        Dashboards.Origin origin =
                copyOf != null
                        ? new Dashboards.Origin(
                                "duplicate",
                                copyOf,
                                fields.flag("duplicate_tiles", false),
                                List.of())
                        : fromTemplate
                                ? templates.builtIn(template.asString())
                                : Dashboards.Origin.blank();
        return Reply.created(shown(call, made(call, fields, origin)));
    }

    private Reply<DashboardAnswer> createFromTemplate(Call<JsonNode> call) {
        DashboardTemplates.Template template =
                DashboardTemplates.read(call.body().path("template"), "template");
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
        DashboardFilter same = new DashboardFilter(null, Set.of(tag), "unlisted", null, null);
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
        RefreshMode mode = Refresh.mode(call.query("refresh"), RefreshMode.FORCE_CACHE);
        Dashboards.Tagged found = find(call);
        dashboards.opened(found.dashboard().id());
        Dashboards.Tagged now = find(call);
        return waiters.later(() -> Reply.ok(answers.one(call, now, mode)));
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
                TagUpdateAnswer.numbered(dashboards.updateTags(call.project().id(), update)));
    }

    private Reply<ActivityPage> activity(Call<Void> call) {
        return Reply.ok(
                activity.ofItem(
                        call, Dashboards.SCOPE, String.valueOf(find(call).dashboard().id())));
    }

    private DashboardAnswer shown(Call<?> call, Dashboards.Tagged tagged) {
        return answers.one(call, tagged, RefreshMode.FORCE_CACHE);
    }

    private Dashboards.Tagged find(Call<?> call) {
        return dashboards
                .find(call.project().id(), call.pathLong("id"))
                .orElseThrow(ApiException::notFound);
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }
}
