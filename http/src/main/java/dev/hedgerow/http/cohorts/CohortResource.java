package dev.hedgerow.http.cohorts;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /cohorts/}: making, finding and changing. */
public final class CohortResource implements Resource {
    private static final String STATIC_PEOPLE = "_create_static_person_ids";

    private final Cohorts cohorts;
    private final Users users;

    public CohortResource(Cohorts cohorts, Users users) {
        this.cohorts = cohorts;
        this.users = users;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/cohorts/")
                        .scope("cohort:read")
                        .summary("List cohorts")
                        .answers(Page.class, this::list),
                Route.post(Area.PROJECT, "/cohorts/")
                        .scope("cohort:write")
                        .summary("Create a cohort")
                        .takesFields(CohortFields.class)
                        .creates(CohortAnswer.class, this::create),
                Route.get(Area.PROJECT, "/cohorts/{id}/")
                        .scope("cohort:read")
                        .summary("Get a cohort")
                        .answers(CohortAnswer.class, this::retrieve),
                Route.patch(Area.PROJECT, "/cohorts/{id}/")
                        .scope("cohort:write")
                        .summary("Change, delete or restore a cohort")
                        .takesFields(CohortFields.class)
                        .answers(CohortAnswer.class, this::update),
                Route.delete(Area.PROJECT, "/cohorts/{id}/")
                        .scope("cohort:write")
                        .summary("Refused: PATCH deleted instead")
                        .answersNothing(_ -> refuseDelete()));
    }

    private Reply<Page<CohortAnswer>> list(Call<Void> call) {
        return Reply.ok(Page.of(call, answers(cohorts.list(call.project().id()))));
    }

    private Reply<CohortAnswer> create(Call<ObjectNode> call) {
        long project = call.project().id();
        List<UUID> people = people(call.body());
        Cohort made = cohorts.create(project, call.caller().user().id(), new Body(call.body()));
        if (made.isStatic() && !people.isEmpty()) {
            cohorts.addPeople(project, made.id(), people);
            made = cohorts.find(project, made.id()).orElseThrow(ApiException::notFound);
        }
        return Reply.created(answers(List.of(made)).getFirst());
    }

    private Reply<CohortAnswer> retrieve(Call<Void> call) {
        Cohort found =
                cohorts.find(call.project().id(), call.pathLong("id"))
                        .orElseThrow(ApiException::notFound);
        return Reply.ok(answers(List.of(found)).getFirst());
    }

    private Reply<CohortAnswer> update(Call<ObjectNode> call) {
        Cohort changed =
                cohorts.update(
                        call.project().id(),
                        call.pathLong("id"),
                        call.caller().user().id(),
                        new Body(call.body()));
        return Reply.ok(answers(List.of(changed)).getFirst());
    }

    /** Checked by {@link CohortFields} before it gets here. */
    private static List<UUID> people(ObjectNode body) {
        List<UUID> people = new ArrayList<>();
        for (JsonNode id : body.path(STATIC_PEOPLE)) {
            people.add(UUID.fromString(id.asString()));
        }
        return people;
    }

    private List<CohortAnswer> answers(List<Cohort> found) {
        Map<Long, User> people =
                users.findAll(
                        found.stream()
                                .map(Cohort::createdBy)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        return found.stream()
                .map(cohort -> CohortAnswer.of(cohort, UserSummary.of(people, cohort.createdBy())))
                .toList();
    }

    private static Reply<Void> refuseDelete() {
        throw ApiException.methodRefused(
                "Hard delete of this model is not allowed. Use a patch API call to set \"deleted\" to true");
    }
}
