package dev.hedgerow.http.actions;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.actions.ActionReference;
import dev.hedgerow.metadata.actions.ActionReferences;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Map;

/** {@code /actions/{id}/references/}: what uses an action. */
public final class ActionReferenceResource implements Resource {
    private final Actions actions;
    private final ActionReferences references;
    private final Users users;

    public ActionReferenceResource(Actions actions, ActionReferences references, Users users) {
        this.actions = actions;
        this.references = references;
        this.users = users;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/actions/{id}/references/")
                        .scope("action:read")
                        .summary("The insights and cohorts that use an action")
                        .items(ActionReferenceAnswer.class)
                        .answers(List.class, this::list));
    }

    private Reply<List<ActionReferenceAnswer>> list(Call<Void> call) {
        long project = call.project().id();
        long id = call.pathLong("id");
        if (actions.find(project, id).isEmpty()) {
            throw ApiException.notFound();
        }
        List<ActionReference> found = references.list(project, id);
        Map<Long, User> people = users.authors(found, ActionReference::createdBy);
        return Reply.ok(
                found.stream()
                        .map(one ->
                                ActionReferenceAnswer.of(
                                        one, UserSummary.of(people, one.createdBy())))
                        .toList());
    }
}
