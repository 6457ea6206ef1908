package dev.hedgerow.http.cohorts;

import dev.hedgerow.http.activity.ActivityPage;
import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.csv.CsvLists;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.persons.PersonList;
import dev.hedgerow.http.persons.PersonLists;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.route.SuccessAnswer;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.CohortMembers;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.node.ObjectNode;

/** {@code /cohorts/}: who is in them, and what was done to them. */
public final class CohortPeopleResource implements Resource {
    private static final int MOST_AT_ONCE = 1000;

    private final Cohorts cohorts;
    private final CohortAnswers answers;
    private final StaticCohorts statics;
    private final PersonLists persons;
    private final QueryWaiters waiters;
    private final ActivityPages activity;
    private final CsvLists csv;

    public CohortPeopleResource(
            Cohorts cohorts,
            CohortAnswers answers,
            StaticCohorts statics,
            PersonLists persons,
            QueryWaiters waiters,
            ActivityPages activity,
            CsvLists csv) {
        this.cohorts = cohorts;
        this.answers = answers;
        this.statics = statics;
        this.persons = persons;
        this.waiters = waiters;
        this.activity = activity;
        this.csv = csv;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/cohorts/{id}/persons/")
                        .scope("cohort:read")
                        .summary(
                                "List the persons of a cohort; takes what the list of persons takes")
                        .answersLater(PersonList.class, csv.later("persons", this::persons)),
                Route.get(Area.PROJECT, "/persons/cohorts/")
                        .scope("person:read")
                        .summary("The cohorts that a person is in: person_id")
                        .answersLater(CohortList.class, this::ofPerson),
                Route.patch(Area.PROJECT, "/cohorts/{id}/add_persons_to_static_cohort/")
                        .scope("cohort:write")
                        .summary("Add up to 1000 persons to a static cohort")
                        .takesFields(PeopleFields.class)
                        .answersLater(SuccessAnswer.class, this::add),
                Route.patch(Area.PROJECT, "/cohorts/{id}/remove_person_from_static_cohort/")
                        .scope("cohort:write")
                        .summary("Take a person out of a static cohort")
                        .takesFields(MemberFields.class)
                        .answersLater(SuccessAnswer.class, this::remove),
                Route.get(Area.PROJECT, "/cohorts/{id}/duplicate_as_static_cohort/")
                        .scope("cohort:write")
                        .summary("Make a static cohort of those who are in this one now")
                        .answersLater(CohortAnswer.class, this::duplicate),
                Route.get(Area.PROJECT, "/cohorts/{id}/calculation_history/")
                        .scope("cohort:read")
                        .summary("List when the cohort was counted")
                        .items(CalculationAnswer.class)
                        .answers(Page.class, this::calculations),
                Route.get(Area.PROJECT, "/cohorts/activity/")
                        .scope("activity_log:read")
                        .summary("What was done to cohorts")
                        .answers(
                                ActivityPage.class,
                                call -> Reply.ok(activity.ofScope(call, Cohorts.SCOPE))),
                Route.get(Area.PROJECT, "/cohorts/{id}/activity/")
                        .scope("activity_log:read")
                        .summary("What was done to a cohort")
                        .answers(ActivityPage.class, this::activity));
    }

    private Cohort find(Call<?> call) {
        return cohorts.find(call.project().id(), call.pathLong("id"))
                .orElseThrow(ApiException::notFound);
    }

    private CompletionStage<Reply<PersonList>> persons(Call<Void> call) {
        Cohort cohort = find(call);
        return waiters.later(() -> Reply.ok(persons.list(call, cohort.id())));
    }

    private CompletionStage<Reply<CohortList>> ofPerson(Call<Void> call) {
        String person = call.query("person_id");
        if (person == null) {
            throw ApiException.required("person_id");
        }
        UUID id = CohortResource.uuid(person, "person_id");
        return waiters.later(() -> Reply.ok(answers.ofPerson(call.project().id(), id)));
    }

    private CompletionStage<Reply<SuccessAnswer>> add(Call<ObjectNode> call) {
        Cohort cohort = find(call);
        List<UUID> ids = CohortResource.uuids(call.body().path("person_ids"), "person_ids");
        if (ids.isEmpty()) {
            throw ApiException.invalid("person_ids", "person_ids cannot be empty");
        }
        if (ids.size() > MOST_AT_ONCE) {
            throw ApiException.invalid("person_ids", "List size exceeds limit");
        }
        return statics.add(cohort, ids, reason(call, "persons_added_manually"))
                .thenApply(added -> {
                    if (added == 0) {
                        throw ApiException.invalid("person_ids", "No valid users to add to cohort");
                    }
                    return Reply.ok(new SuccessAnswer(true));
                });
    }

    private CompletionStage<Reply<SuccessAnswer>> remove(Call<ObjectNode> call) {
        Cohort cohort = find(call);
        String person = new Body(call.body()).text("person_id", null, Integer.MAX_VALUE);
        if (person == null || person.isEmpty()) {
            throw ApiException.invalid("person_id", "person_id is required");
        }
        return statics.remove(
                        cohort,
                        CohortResource.uuid(person, "person_id"),
                        reason(call, "person_removed_manually"))
                .thenApply(_ -> Reply.ok(new SuccessAnswer(true)));
    }

    private static CohortMembers.Reason reason(Call<?> call, String activity) {
        return new CohortMembers.Reason(call.caller().user().id(), activity);
    }

    private CompletionStage<Reply<CohortAnswer>> duplicate(Call<Void> call) {
        Cohort cohort = find(call);
        if (cohort.isStatic()) {
            throw ApiException.invalid(
                    null, "Cannot duplicate a static cohort as a static cohort.");
        }
        long user = call.caller().user().id();
        return waiters.later(() -> {
            ObjectNode fields = Json.object();
            fields.put("name", cohort.name() + " (static copy)").put("is_static", true);
            Cohort copy = cohorts.create(cohort.projectId(), user, new Body(fields));
            statics.copy(cohort, copy, user);
            return Reply.ok(answers.of(cohorts.find(copy.projectId(), copy.id()).orElse(copy)));
        });
    }

    private Reply<Page<CalculationAnswer>> calculations(Call<Void> call) {
        Cohort cohort = find(call);
        Page.Slice slice = Page.slice(call);
        Cohorts.Calculations found =
                cohorts.calculations(cohort.id(), slice.limit(), slice.offset());
        return Reply.ok(
                Page.of(
                        call,
                        slice,
                        found.count(),
                        found.page().stream().map(CalculationAnswer::of).toList()));
    }

    private Reply<ActivityPage> activity(Call<Void> call) {
        long id = call.pathLong("id");
        if (cohorts.findAny(call.project().id(), id).isEmpty()) {
            throw ApiException.notFound();
        }
        return Reply.ok(activity.ofItem(call, Cohorts.SCOPE, String.valueOf(id)));
    }
}
