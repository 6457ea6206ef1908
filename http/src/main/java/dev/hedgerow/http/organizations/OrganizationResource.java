package dev.hedgerow.http.organizations;

import dev.hedgerow.http.auth.Caller;
import dev.hedgerow.http.auth.Territory;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.users.Membership;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/organizations/}. */
public final class OrganizationResource implements Resource {
    private final Organizations organizations;
    private final Users users;
    private final Territory territory;

    public OrganizationResource(Organizations organizations, Users users, Territory territory) {
        this.organizations = organizations;
        this.users = users;
        this.territory = territory;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ROOT, "/api/organizations/")
                        .scope("organization:read")
                        .summary("List the caller's organizations")
                        .items(OrganizationAnswer.class)
                        .answers(Page.class, this::list),
                Route.get(Area.ORGANIZATION, "/")
                        .scope("organization:read")
                        .summary("Get an organization")
                        .answers(OrganizationAnswer.class, this::retrieve),
                Route.patch(Area.ORGANIZATION, "/")
                        .putToo()
                        .scope("organization:write")
                        .summary("Change an organization")
                        .takesFields(OrganizationFields.class)
                        .answers(OrganizationAnswer.class, this::update));
    }

    private Reply<Page<OrganizationAnswer>> list(Call<Void> call) {
        List<OrganizationAnswer> all =
                territory.organizations(call.caller()).stream()
                        .map(one -> answer(call.caller(), one))
                        .toList();
        return Reply.ok(Page.of(call, all));
    }

    private Reply<OrganizationAnswer> retrieve(Call<Void> call) {
        return Reply.ok(answer(call.caller(), call.organization()));
    }

    private Reply<OrganizationAnswer> update(Call<ObjectNode> call) {
        Organization changed =
                organizations.update(call.organization().id(), new Body(call.body()));
        return Reply.ok(answer(call.caller(), changed));
    }

    private OrganizationAnswer answer(Caller caller, Organization organization) {
        Integer level =
                users.membership(organization.id(), caller.user().id())
                        .map(Membership::level)
                        .orElse(null);
        return OrganizationAnswer.of(organization, level, territory.projects(caller, organization));
    }
}
