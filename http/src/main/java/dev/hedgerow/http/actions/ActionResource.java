package dev.hedgerow.http.actions;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code /actions/}: making, finding and changing. */
public final class ActionResource implements Resource {
    private final Actions actions;
    private final Users users;

    public ActionResource(Actions actions, Users users) {
        this.actions = actions;
        this.users = users;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/actions/")
                        .scope("action:read")
                        .summary("List actions")
                        .items(ActionAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/actions/")
                        .scope("action:write")
                        .summary("Create an action")
                        .takesFields(ActionFields.class)
                        .creates(ActionAnswer.class, this::create),
                Route.get(Area.PROJECT, "/actions/{id}/")
                        .scope("action:read")
                        .summary("Get an action")
                        .answers(ActionAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/actions/{id}/")
                        .scope("action:write")
                        .summary("Change, delete or restore an action")
                        .takesFields(ActionFields.class)
                        .answers(ActionAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/actions/{id}/")
                        .scope("action:write")
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()));
    }

    private Reply<Page<ActionAnswer>> list(Call<Void> call) {
        return Reply.ok(Page.of(call, answers(actions.list(call.project().id()))));
    }

    private Reply<ActionAnswer> create(Call<ObjectNode> call) {
        Actions.Tagged made =
                actions.create(
                        call.project().id(), call.caller().user().id(), new Body(call.body()));
        return Reply.created(answers(List.of(made)).getFirst());
    }

    private Reply<ActionAnswer> retrieve(Call<Void> call) {
        Actions.Tagged found =
                actions.find(call.project().id(), call.pathLong("id"))
                        .orElseThrow(ApiException::notFound);
        return Reply.ok(answers(List.of(found)).getFirst());
    }

    private Reply<ActionAnswer> update(Call<ObjectNode> call) {
        Actions.Tagged changed =
                actions.update(
                        call.project().id(),
                        call.pathLong("id"),
                        call.caller().user().id(),
                        new Body(call.body()));
        return Reply.ok(answers(List.of(changed)).getFirst());
    }

    private List<ActionAnswer> answers(List<Actions.Tagged> found) {
        Map<Long, User> people = users.authors(found, tagged -> tagged.action().createdBy());
        return found.stream()
                .map(tagged ->
                        ActionAnswer.of(
                                tagged, UserSummary.of(people, tagged.action().createdBy())))
                .toList();
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }
}
