package dev.hedgerow.http.members;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.users.Members;
import dev.hedgerow.metadata.users.Membership;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code /members/} of an organization; a member is named by the user's UUID or {@code @me}. */
public final class MemberResource implements Resource {
    private static final String ME = "@me";

    private final Users users;
    private final Members members;

    public MemberResource(Users users, Members members) {
        this.users = users;
        this.members = members;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.ORGANIZATION, "/members/")
                        .scope("organization_member:read")
                        .summary("List the members of an organization")
                        .items(MemberAnswer.class)
                        .answers(Page.class, this::list),
                Route.patch(Area.ORGANIZATION, "/members/{user_uuid}/")
                        .scope("organization_member:write")
                        .summary("Change a member's level")
                        .takesFields(MemberFields.class)
                        .answers(MemberAnswer.class, this::update),
                Route.delete(Area.ORGANIZATION, "/members/{user_uuid}/")
                        .scope("organization_member:write")
                        .summary("Remove a member, or leave")
                        .answersNothing(this::delete));
    }

    private Reply<Page<MemberAnswer>> list(Call<Void> call) {
        List<Membership> found = users.members(call.organization().id());
        Map<Long, User> people =
                users.findAll(found.stream().map(Membership::userId).collect(Collectors.toSet()));
        List<MemberAnswer> answers =
                found.stream()
                        .filter(member -> people.containsKey(member.userId()))
                        .map(member ->
                                MemberAnswer.of(
                                        member,
                                        Objects.requireNonNull(people.get(member.userId()))))
                        .toList();
        return Reply.ok(Page.of(call, answers));
    }

    private Reply<MemberAnswer> update(Call<ObjectNode> call) {
        User user = user(call);
        Membership changed = members.update(own(call), member(call, user), new Body(call.body()));
        return Reply.ok(MemberAnswer.of(changed, user));
    }

    private Reply<Void> delete(Call<Void> call) {
        members.delete(own(call), member(call, user(call)));
        return Reply.noContent();
    }

    private Membership own(Call<?> call) {
        return member(call, call.caller().user());
    }

    private Membership member(Call<?> call, User user) {
        return users.membership(call.organization().id(), user.id())
                .orElseThrow(ApiException::notFound);
    }

    private User user(Call<?> call) {
        String wanted = call.path("user_uuid");
        if (wanted.equals(ME)) {
            return call.caller().user();
        }
        List<Long> ids =
                users.members(call.organization().id()).stream().map(Membership::userId).toList();
        return users.findAll(ids).values().stream()
                .filter(user -> user.uuid().toString().equals(wanted))
                .findFirst()
                .orElseThrow(ApiException::notFound);
    }
}
