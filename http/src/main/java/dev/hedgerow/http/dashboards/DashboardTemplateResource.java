package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.templates.SavedTemplate;
import dev.hedgerow.metadata.templates.SavedTemplates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /dashboard_templates/}: the built-in templates and the project's own, to choose one for a
 * new dashboard.
 */
public final class DashboardTemplateResource implements Resource {
    private static final String READ = "dashboard_template:read";
    private static final String WRITE = "dashboard_template:write";

    private static final String ONE = "/dashboard_templates/{id}/";

    private final DashboardTemplates templates;
    private final SavedTemplates saved;

    public DashboardTemplateResource(DashboardTemplates templates, SavedTemplates saved) {
        this.templates = templates;
        this.saved = saved;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/dashboard_templates/")
                        .scope(READ)
                        .summary("List the templates that dashboards can be made from")
                        .items(DashboardTemplateAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/dashboard_templates/")
                        .scope(WRITE)
                        .summary("Save a template for the dashboards of this project")
                        .takesFields(DashboardTemplateFields.class)
                        .creates(DashboardTemplateAnswer.class, this::create),
                Route.get(Area.PROJECT, ONE)
                        .scope(READ)
                        .summary("Get a template")
                        .answers(DashboardTemplateAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, ONE)
                        .putToo()
                        .scope(WRITE)
                        .summary("Change, delete or restore a template of the project")
                        .takesFields(DashboardTemplateFields.class)
                        .answers(DashboardTemplateAnswer.class, this::update),
                Route.delete(Area.PROJECT, ONE)
                        .scope(WRITE)
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()));
    }

    private Reply<Page<DashboardTemplateAnswer>> list(Call<Void> call) {
        String search = call.query("search");
        List<DashboardTemplateAnswer> found = new ArrayList<>();
        for (DashboardTemplateAnswer template : templates.shown(call.project().id())) {
            if (isListed(call, template) && (search == null || template.matches(search))) {
                found.add(template);
            }
        }
        order(call, found);
        return Reply.ok(Page.of(call, found));
    }

    /** None stands out, and none is of feature flags. */
    private static boolean isListed(Call<?> call, DashboardTemplateAnswer template) {
        String scope = call.query("scope");
        boolean onlyFeatured = call.query("is_featured") != null && call.queryFlag("is_featured");
        return !onlyFeatured
                && switch (scope) {
                    case "feature_flag" -> false;
                    case "global" -> template.isBuiltIn();
                    case null, default -> true;
                };
    }

    private static void order(Call<?> call, List<DashboardTemplateAnswer> found) {
        Comparator<DashboardTemplateAnswer> byName =
                Comparator.comparing(one -> one.templateName().toLowerCase(Locale.ROOT));
        switch (call.query("ordering")) {
            case "template_name" -> found.sort(byName);
            case "-template_name" -> found.sort(byName.reversed());
            case null, default -> {}
        }
    }

    private Reply<DashboardTemplateAnswer> create(Call<ObjectNode> call) {
        DashboardTemplates.checkTiles(call.body().path("tiles"));
        SavedTemplate made =
                saved.create(call.project().id(), call.caller().user().id(), new Body(call.body()));
        return Reply.created(templates.answer(made));
    }

    private Reply<DashboardTemplateAnswer> retrieve(Call<Void> call) {
        return Reply.ok(find(call).orElseThrow(ApiException::notFound));
    }

    private Optional<DashboardTemplateAnswer> find(Call<?> call) {
        String id = call.path("id");
        return templates.shown(call.project().id()).stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst();
    }

    private Reply<DashboardTemplateAnswer> update(Call<ObjectNode> call) {
        if (find(call).filter(DashboardTemplateAnswer::isBuiltIn).isPresent()) {
            throw ApiException.permissionDenied(
                    "You don't have edit permissions for this dashboard template.");
        }
        if (call.body().has("tiles")) {
            DashboardTemplates.checkTiles(call.body().path("tiles"));
        }
        SavedTemplate changed =
                saved.update(call.project().id(), call.pathUuid("id"), new Body(call.body()));
        return Reply.ok(templates.answer(changed));
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }
}
