package dev.hedgerow.http.projects;

import dev.hedgerow.http.auth.Territory;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.ProjectSetting;
import dev.hedgerow.metadata.projects.Projects;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/projects/} and {@code /api/organizations/:id/projects/}. */
public final class ProjectResource implements Resource {
    private final Projects projects;
    private final Territory territory;

    private final Dashboards dashboards;

    public ProjectResource(Projects projects, Territory territory, Dashboards dashboards) {
        this.projects = projects;
        this.territory = territory;
        this.dashboards = dashboards;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ROOT, "/api/projects/")
                        .scope("project:read")
                        .summary("List the projects of the current organization")
                        .items(ProjectSummary.class)
                        .answers(Page.class, this::list),
                Route.get(Area.ROOT, "/api/environments/")
                        .scope("project:read")
                        .summary("List the projects of the current organization")
                        .items(ProjectSummary.class)
                        .answers(Page.class, this::list),
                Route.post(Area.ROOT, "/api/projects/")
                        .scope("project:write")
                        .summary("Create a project in the current organization")
                        .takesFields(ProjectFields.class)
                        .creates(ProjectAnswer.class, this::create),
                Route.get(Area.PROJECT, "/")
                        .scope("project:read")
                        .summary("Get a project")
                        .answers(ProjectAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/")
                        .putToo()
                        .scope("project:write")
                        .summary("Change a project")
                        .takesFields(ProjectFields.class)
                        .answers(ProjectAnswer.class, this::update),
                Route.patch(Area.PROJECT, "/reset_token/")
                        .scope("project:write")
                        .summary(
                                "Give the project another token; the old one is refused from then on")
                        .answers(ProjectAnswer.class, this::resetToken),
                Route.get(Area.ORGANIZATION, "/projects/")
                        .scope("project:read")
                        .summary("List the projects of an organization")
                        .items(ProjectSummary.class)
                        .answers(Page.class, this::listOfOrganization),
                Route.post(Area.ORGANIZATION, "/projects/")
                        .scope("project:write")
                        .summary("Create a project")
                        .takesFields(ProjectFields.class)
                        .creates(ProjectAnswer.class, this::createInOrganization),
                Route.get(Area.ORGANIZATION, "/projects/{project_id}/")
                        .scope("project:read")
                        .summary("Get a project of an organization")
                        .answers(ProjectAnswer.class, this::retrieveInOrganization),
                Route.patch(Area.ORGANIZATION, "/projects/{project_id}/")
                        .scope("project:write")
                        .summary("Change a project of an organization")
                        .takesFields(ProjectFields.class)
                        .answers(ProjectAnswer.class, this::updateInOrganization));
    }

    private Reply<Page<ProjectSummary>> list(Call<Void> call) {
        return page(call, territory.organization(call.caller(), "@current"));
    }

    private Reply<Page<ProjectSummary>> listOfOrganization(Call<Void> call) {
        return page(call, call.organization());
    }

    private Reply<Page<ProjectSummary>> page(Call<Void> call, Organization organization) {
        List<ProjectSummary> all =
                territory.projects(call.caller(), organization).stream()
                        .map(ProjectSummary::of)
                        .toList();
        return Reply.ok(Page.of(call, all));
    }

    private Reply<ProjectAnswer> create(Call<ObjectNode> call) {
        return create(territory.organization(call.caller(), "@current"), call);
    }

    private Reply<ProjectAnswer> createInOrganization(Call<ObjectNode> call) {
        return create(call.organization(), call);
    }

    private Reply<ProjectAnswer> create(Organization organization, Call<ObjectNode> call) {
        return Reply.created(
                ProjectAnswer.of(projects.create(organization.id(), new Body(call.body()))));
    }

    private Reply<ProjectAnswer> retrieve(Call<Void> call) {
        return Reply.ok(ProjectAnswer.of(call.project()));
    }

    private Reply<ProjectAnswer> retrieveInOrganization(Call<Void> call) {
        return Reply.ok(ProjectAnswer.of(projectInPath(call)));
    }

    private Reply<ProjectAnswer> update(Call<ObjectNode> call) {
        return update(call.project().id(), call);
    }

    private Reply<ProjectAnswer> update(long project, Call<ObjectNode> call) {
        Body body = new Body(call.body());
        JsonNode primary = body.get(ProjectSetting.PRIMARY_DASHBOARD.jsonName());
        if (primary != null
                && primary.isIntegralNumber()
                && dashboards.find(project, primary.asLong(0)).isEmpty()) {
            throw ApiException.invalid(
                    ProjectSetting.PRIMARY_DASHBOARD.jsonName(),
                    "does_not_exist",
                    "Invalid pk \"" + primary.asString() + "\" - object does not exist.");
        }
        return Reply.ok(ProjectAnswer.of(projects.update(project, body)));
    }

    private Reply<ProjectAnswer> updateInOrganization(Call<ObjectNode> call) {
        return update(projectInPath(call).id(), call);
    }

    private Reply<ProjectAnswer> resetToken(Call<Void> call) {
        return Reply.ok(ProjectAnswer.of(projects.resetToken(call.project().id())));
    }

    private Project projectInPath(Call<?> call) {
        return territory.project(call.caller(), call.path("project_id"));
    }
}
