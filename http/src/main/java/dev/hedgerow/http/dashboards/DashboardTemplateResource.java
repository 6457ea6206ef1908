package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** {@code /dashboard_templates/}: the built-in templates, to choose one for a new dashboard. */
public final class DashboardTemplateResource implements Resource {
    private static final String READ = "dashboard_template:read";
    private static final String WRITE = "dashboard_template:write";

    private final DashboardTemplates templates;

    public DashboardTemplateResource(DashboardTemplates templates) {
        this.templates = templates;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/dashboard_templates/")
                        .scope(READ)
                        .summary("List the templates that dashboards can be made from")
                        .items(DashboardTemplateAnswer.class)
                        .answers(Page.class, this::list),
                Route.get(Area.PROJECT, "/dashboard_templates/{id}/")
                        .scope(READ)
                        .summary("Get a template")
                        .answers(DashboardTemplateAnswer.class, this::retrieve),
                Route.post(Area.PROJECT, "/dashboard_templates/")
                        .scope(WRITE)
                        .summary("Save a template of one's own: not in this version")
                        .answers(JsonNode.class, _ -> refuse()));
    }

    private Reply<Page<DashboardTemplateAnswer>> list(Call<Void> call) {
        String search = call.query("search");
        List<DashboardTemplateAnswer> found = new ArrayList<>();
        for (DashboardTemplateAnswer template : templates.shown()) {
            if (isListed(call) && (search == null || template.matches(search))) {
                found.add(template);
            }
        }
        order(call, found);
        return Reply.ok(Page.of(call, found));
    }

    /** All built-in templates are for everybody, and none stands out. */
    private static boolean isListed(Call<?> call) {
        String scope = call.query("scope");
        boolean onlyFeatured = call.query("is_featured") != null && call.queryFlag("is_featured");
        return !onlyFeatured && (scope == null || !scope.equals("feature_flag"));
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

    private Reply<DashboardTemplateAnswer> retrieve(Call<Void> call) {
        String id = call.path("id");
        return Reply.ok(
                templates.shown().stream()
                        .filter(one -> one.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(ApiException::notFound));
    }

    private static Reply<JsonNode> refuse() {
        throw ApiException.notImplemented("Saving templates of dashboards");
    }
}
