package dev.hedgerow.http.members;

import dev.hedgerow.http.auth.LoginThrottle;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.invites.Invite;
import dev.hedgerow.metadata.invites.Invites;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.users.Membership;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /invites/} of an organization, and {@code /api/signup/} for those who accept one. */
public final class InviteResource implements Resource {
    private static final int MOST_AT_ONCE = 20;

    private final Invites invites;
    private final Users users;
    private final Organizations organizations;
    private final LoginThrottle throttle;
    private final Clock clock;

    public InviteResource(
            Invites invites,
            Users users,
            Organizations organizations,
            LoginThrottle throttle,
            Clock clock) {
        this.invites = invites;
        this.users = users;
        this.organizations = organizations;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ORGANIZATION, "/invites/")
                        .scope("organization_member:read")
                        .summary("List invites, the newest first")
                        .items(InviteAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.ORGANIZATION, "/invites/")
                        .scope("organization_member:write")
                        .summary("Invite somebody; hand them the link of the answer")
                        .takesFields(InviteFields.class)
                        .creates(InviteAnswer.class, this::create),
                Route.post(Area.ORGANIZATION, "/invites/bulk/")
                        .scope("organization_member:write")
                        .summary("Invite up to 20 people: a list")
                        .takes(JsonNode.class)
                        .items(InviteAnswer.class)
                        .creates(List.class, this::createMany),
                Route.delete(Area.ORGANIZATION, "/invites/{id}/")
                        .scope("organization_member:write")
                        .summary("Withdraw an invite")
                        .answersNothing(this::delete),
                Route.get(Area.ROOT, "/api/signup/{invite_id}/")
                        .open()
                        .summary("Look at an invite before accepting it")
                        .answers(OpenInviteAnswer.class, this::look),
                Route.post(Area.ROOT, "/api/signup/{invite_id}/")
                        .open()
                        .takesFields(SignupFields.class)
                        .summary("Accept an invite, with a new account or an existing one")
                        .creates(UserSummary.class, this::accept));
    }

    private Reply<Page<InviteAnswer>> list(Call<Void> call) {
        return Reply.ok(Page.of(call, answers(call, invites.list(call.organization().id()))));
    }

    private Reply<InviteAnswer> create(Call<ObjectNode> call) {
        Invite made = invites.create(inviter(call), new Body(call.body()));
        return Reply.created(answers(call, List.of(made)).getFirst());
    }

    private Reply<List<InviteAnswer>> createMany(Call<JsonNode> call) {
        if (!call.body().isArray()) {
            throw ApiException.invalid(
                    null, "This endpoint needs an array of data for bulk invite creation.");
        }
        if (call.body().size() > MOST_AT_ONCE) {
            throw ApiException.invalid(
                    null,
                    "max_length",
                    "A maximum of " + MOST_AT_ONCE + " invites can be sent in a single request.");
        }
        List<Invite> made = new ArrayList<>();
        for (JsonNode one : call.body()) {
            if (!(one instanceof ObjectNode fields)) {
                throw ApiException.invalid(null, "Invalid data. Expected a dictionary.");
            }
            made.add(invites.create(inviter(call), new Body(fields)));
        }
        return Reply.created(answers(call, made));
    }

    private Membership inviter(Call<?> call) {
        return users.membership(call.organization().id(), call.caller().user().id())
                .orElseThrow(ApiException::notFound);
    }

    private Reply<Void> delete(Call<Void> call) {
        try {
            invites.delete(call.organization().id(), UUID.fromString(call.path("id")));
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
        return Reply.noContent();
    }

    private Reply<OpenInviteAnswer> look(Call<Void> call) {
        Invite invite = invites.open(call.path("invite_id"));
        String name =
                organizations.find(invite.organizationId()).map(Organization::name).orElse("");
        return Reply.ok(
                new OpenInviteAnswer(
                        invite.id(), masked(invite.targetEmail()), invite.firstName(), name));
    }

    private static String masked(String email) {
        int at = email.lastIndexOf('@');
        return email.charAt(0) + "*".repeat(Math.max(0, at - 1)) + email.substring(at);
    }

    /** Counts wrong passwords as signing in does. */
    private Reply<UserSummary> accept(Call<ObjectNode> call) {
        String email = invites.open(call.path("invite_id")).targetEmail();
        throttle.check(email);
        try {
            User user = invites.accept(call.path("invite_id"), new Body(call.body()));
            return Reply.created(UserSummary.of(user));
        } catch (MetadataException refused) {
            throttle.failed(email);
            throw refused;
        }
    }

    private List<InviteAnswer> answers(Call<?> call, List<Invite> found) {
        Map<Long, User> people = users.authors(found, Invite::createdBy);
        return found.stream()
                .map(invite ->
                        InviteAnswer.of(
                                invite,
                                UserSummary.of(people, invite.createdBy()),
                                clock.instant(),
                                call.origin()))
                .toList();
    }
}
