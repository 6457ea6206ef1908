package dev.hedgerow.http.users;

import dev.hedgerow.http.auth.Caller;
import dev.hedgerow.http.auth.Credentials;
import dev.hedgerow.http.auth.Sessions;
import dev.hedgerow.http.auth.Territory;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.organizations.OrganizationAnswer;
import dev.hedgerow.http.projects.ProjectSummary;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.users.Membership;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/users/@me/}. */
public final class MeResource implements Resource {
    private final Users users;
    private final Sessions sessions;
    private final Territory territory;

    public MeResource(Users users, Sessions sessions, Territory territory) {
        this.users = users;
        this.sessions = sessions;
        this.territory = territory;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ROOT, "/api/users/")
                        .scope("user:read")
                        .summary("The users that the caller may change: themselves")
                        .answers(Page.class, this::list),
                Route.get(Area.ROOT, "/api/users/{uuid}/")
                        .scope("user:read")
                        .summary("Get the caller by UUID")
                        .answers(MeAnswer.class, this::byId),
                Route.patch(Area.ROOT, "/api/users/{uuid}/")
                        .scope("user:write")
                        .summary("Change the caller by UUID")
                        .takesFields(MeFields.class)
                        .answers(MeAnswer.class, this::updateById),
                Route.get(Area.ROOT, "/api/users/@me/")
                        .scope("user:read")
                        .summary("Get the user behind the request")
                        .answers(MeAnswer.class, this::retrieve),
                Route.patch(Area.ROOT, "/api/users/@me/")
                        .putToo()
                        .scope("user:write")
                        .summary("Change the user behind the request")
                        .takesFields(MeFields.class)
                        .answers(MeAnswer.class, this::update));
    }

    private Reply<Page<MeAnswer>> list(Call<Void> call) {
        return Reply.ok(Page.of(call, List.of(answer(call.caller()))));
    }

    private Reply<MeAnswer> byId(Call<Void> call) {
        checkIsCaller(call);
        return retrieve(call);
    }

    private Reply<MeAnswer> updateById(Call<ObjectNode> call) {
        checkIsCaller(call);
        return update(call);
    }

    /** Others are shown as members of an organization. */
    private static void checkIsCaller(Call<?> call) {
        if (!call.path("uuid").equals(call.caller().user().uuid().toString())) {
            throw ApiException.notFound();
        }
    }

    private Reply<MeAnswer> retrieve(Call<Void> call) {
        return Reply.ok(answer(call.caller()));
    }

    private Reply<MeAnswer> update(Call<ObjectNode> call) {
        Caller caller = call.caller();
        Body body = new Body(call.body());
        Long team = body.integer("set_current_team", null);
        if (team != null) {
            territory.project(caller, String.valueOf(team));
        }
        User changed = users.update(caller.user().id(), body);
        String session = call.cookie(Credentials.SESSION_COOKIE);
        if (caller.key() == null && session != null) {
            sessions.goOn(session, changed);
        }
        return Reply.ok(answer(new Caller(changed, caller.key())));
    }

    private MeAnswer answer(Caller caller) {
        User user = caller.user();
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        Json.parseObject(user.settings())
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        return new MeAnswer(
                user.id(),
                user.uuid(),
                user.distinctId(),
                user.firstName(),
                user.lastName(),
                user.email(),
                user.isEmailVerified(),
                user.isStaff(),
                user.passwordHash() != null,
                user.roleAtOrganization(),
                user.createdAt(),
                orNone(() -> ProjectSummary.of(territory.project(caller, "@current"))),
                orNone(() -> organization(caller, territory.organization(caller, "@current"))),
                territory.organizations(caller).stream()
                        .map(one -> organization(caller, one))
                        .toList(),
                settings);
    }

    private OrganizationAnswer organization(Caller caller, Organization organization) {
        Integer level =
                users.membership(organization.id(), caller.user().id())
                        .map(Membership::level)
                        .orElse(null);
        return OrganizationAnswer.of(organization, level, territory.projects(caller, organization));
    }

    /** A key can be kept out of what is current; then there is none to show. */
    private static <T> @Nullable T orNone(Supplier<T> current) {
        try {
            return current.get();
        } catch (ApiException e) {
            return null;
        }
    }
}
