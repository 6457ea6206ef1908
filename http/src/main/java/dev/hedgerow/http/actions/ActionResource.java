package dev.hedgerow.http.actions;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.tags.TagUpdateAnswer;
import dev.hedgerow.http.tags.TagUpdateFields;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.actions.ActionReferences;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /actions/}: making, finding and changing. */
public final class ActionResource implements Resource {
    private final Actions actions;
    private final ActionReferences references;
    private final Users users;

    public ActionResource(Actions actions, ActionReferences references, Users users) {
        this.actions = actions;
        this.references = references;
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
                Route.post(Area.PROJECT, "/actions/bulk_update_tags/")
                        .scope("action:write")
                        .summary("Add, remove or set the tags of many actions")
                        .takesFields(TagUpdateFields.class)
                        .answers(TagUpdateAnswer.class, this::updateTags),
                Route.get(Area.PROJECT, "/actions/{id}/")
                        .scope("action:read")
                        .summary("Get an action")
                        .answers(ActionAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/actions/{id}/")
                        .putToo()
                        .scope("action:write")
                        .summary("Change, delete or restore an action")
                        .takesFields(ActionFields.class)
                        .answers(ActionAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/actions/{id}/")
                        .scope("action:write")
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()));
    }

    /** All of them unless the call sets a limit, as PostHog's pages expect. */
    private Reply<Page<ActionAnswer>> list(Call<Void> call) {
        String search = call.query("search");
        List<Actions.Tagged> found = actions.list(call.project().id());
        if (search != null) {
            found = found.stream().filter(one -> contains(one.action().name(), search)).toList();
        }
        boolean whole = call.query("limit") == null && call.query("offset") == null;
        Page<Actions.Tagged> page =
                whole ? new Page<>(found.size(), null, null, found) : Page.of(call, found);
        Map<Long, Integer> counts =
                call.queryFlag("include_reference_count")
                        ? references.counts(
                                call.project().id(),
                                page.results().stream().map(one -> one.action().id()).toList())
                        : Map.of();
        return Reply.ok(
                new Page<>(
                        page.count(),
                        page.next(),
                        page.previous(),
                        answers(page.results(), counts)));
    }

    private static boolean contains(@Nullable String name, String searched) {
        return name != null
                && name.toLowerCase(Locale.ROOT).contains(searched.toLowerCase(Locale.ROOT));
    }

    private Reply<ActionAnswer> create(Call<ObjectNode> call) {
        Actions.Tagged made =
                actions.create(
                        call.project().id(), call.caller().user().id(), new Body(call.body()));
        return Reply.created(answer(made));
    }

    private Reply<ActionAnswer> retrieve(Call<Void> call) {
        Actions.Tagged found =
                actions.findEvenDeleted(call.project().id(), call.pathLong("id"))
                        .orElseThrow(ApiException::notFound);
        return Reply.ok(answer(found));
    }

    private Reply<ActionAnswer> update(Call<ObjectNode> call) {
        Actions.Tagged changed =
                actions.update(
                        call.project().id(),
                        call.pathLong("id"),
                        call.caller().user().id(),
                        new Body(call.body()));
        return Reply.ok(answer(changed));
    }

    private Reply<TagUpdateAnswer> updateTags(Call<ObjectNode> call) {
        BulkTagUpdate update = BulkTagUpdate.read(TaggedKind.ACTION, new Body(call.body()));
        return Reply.ok(
                TagUpdateAnswer.numbered(
                        actions.updateTags(
                                call.project().id(), call.caller().user().id(), update)));
    }

    private ActionAnswer answer(Actions.Tagged found) {
        return answers(List.of(found), Map.of()).getFirst();
    }

    private List<ActionAnswer> answers(List<Actions.Tagged> found, Map<Long, Integer> counts) {
        Map<Long, User> people = users.authors(found, tagged -> tagged.action().createdBy());
        return found.stream()
                .map(tagged ->
                        ActionAnswer.of(
                                tagged,
                                UserSummary.of(people, tagged.action().createdBy()),
                                counts.get(tagged.action().id())))
                .toList();
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }
}
