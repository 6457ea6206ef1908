package dev.hedgerow.http.annotations;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.annotations.AnnotationView;
import dev.hedgerow.metadata.annotations.Annotations;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /annotations/}: making, finding and changing. */
public final class AnnotationResource implements Resource {
    private final Annotations annotations;
    private final Users users;

    public AnnotationResource(Annotations annotations, Users users) {
        this.annotations = annotations;
        this.users = users;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/annotations/")
                        .scope("annotation:read")
                        .summary(
                                "List annotations, the latest first: search, scope, dashboardItemId")
                        .items(AnnotationAnswer.class)
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/annotations/")
                        .scope("annotation:write")
                        .summary("Create an annotation")
                        .takesFields(AnnotationFields.class)
                        .creates(AnnotationAnswer.class, this::create),
                Route.get(Area.PROJECT, "/annotations/{id}/")
                        .scope("annotation:read")
                        .summary("Get an annotation")
                        .answers(AnnotationAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/annotations/{id}/")
                        .putToo()
                        .scope("annotation:write")
                        .summary("Change, delete or restore an annotation")
                        .takesFields(AnnotationFields.class)
                        .answers(AnnotationAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/annotations/{id}/")
                        .scope("annotation:write")
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()));
    }

    private Reply<Page<AnnotationAnswer>> list(Call<Void> call) {
        String scope = call.query("scope");
        if (scope != null && !Annotations.SCOPES.contains(scope)) {
            throw ApiException.invalid(
                    "scope", "invalid_choice", "\"" + scope + "\" is not a valid choice.");
        }
        int insight = call.queryInt("dashboardItemId", -1);
        String search = call.query("search");
        List<AnnotationView> found =
                annotations.list(call.project().id()).stream()
                        .filter(view -> scope == null || view.annotation().scope().equals(scope))
                        .filter(view ->
                                insight < 0
                                        || Objects.equals(
                                                view.annotation().insightId(), (long) insight))
                        .filter(view -> contains(view.annotation().content(), search))
                        .toList();
        return Reply.ok(Page.of(call, answers(found)));
    }

    private static boolean contains(@Nullable String content, @Nullable String search) {
        return search == null
                || (content != null
                        && content.toLowerCase(Locale.ROOT)
                                .contains(search.toLowerCase(Locale.ROOT)));
    }

    private Reply<AnnotationAnswer> create(Call<ObjectNode> call) {
        return Reply.created(
                answer(
                        annotations.create(
                                call.project().id(),
                                call.caller().user().id(),
                                new Body(call.body()))));
    }

    private Reply<AnnotationAnswer> retrieve(Call<Void> call) {
        return Reply.ok(
                answer(
                        annotations
                                .find(call.project().id(), call.pathLong("id"))
                                .orElseThrow(ApiException::notFound)));
    }

    private Reply<AnnotationAnswer> update(Call<ObjectNode> call) {
        return Reply.ok(
                answer(
                        annotations.update(
                                call.project().id(),
                                call.pathLong("id"),
                                call.caller().user().id(),
                                new Body(call.body()))));
    }

    private AnnotationAnswer answer(AnnotationView view) {
        return answers(List.of(view)).getFirst();
    }

    private List<AnnotationAnswer> answers(List<AnnotationView> found) {
        Map<Long, User> people = users.authors(found, view -> view.annotation().createdBy());
        return found.stream()
                .map(view ->
                        AnnotationAnswer.of(
                                view, UserSummary.of(people, view.annotation().createdBy())))
                .toList();
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.hardDeleteRefused();
    }
}
