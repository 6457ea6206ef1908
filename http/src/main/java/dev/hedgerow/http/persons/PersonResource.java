package dev.hedgerow.http.persons;

import dev.hedgerow.http.activity.ActivityPage;
import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.csv.CsvLists;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.values.PropertyValues;
import dev.hedgerow.http.values.ValueList;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.Persons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /persons/}: finding and looking at. */
public final class PersonResource implements Resource {
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_IDS_SHOWN = 10;

    private final Persons persons;
    private final PersonLists lists;
    private final PropertyValues values;
    private final QueryWaiters waiters;
    private final ActivityPages activity;
    private final CsvLists csv;

    public PersonResource(
            Persons persons,
            PersonLists lists,
            PropertyValues values,
            QueryWaiters waiters,
            ActivityPages activity,
            CsvLists csv) {
        this.persons = persons;
        this.lists = lists;
        this.values = values;
        this.waiters = waiters;
        this.activity = activity;
        this.csv = csv;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/persons/")
                        .scope("person:read")
                        .summary(
                                "List persons: search, email, distinct_id, uuid, cohort, properties")
                        .answersLater(PersonList.class, csv.later("persons", this::list)),
                Route.post(Area.PROJECT, "/persons/")
                        .scope("person:write")
                        .summary("Refused: send an $identify event instead")
                        .answersNothing(_ -> refuseCreation()),
                Route.get(Area.PROJECT, "/persons/{id}/")
                        .scope("person:read")
                        .summary("Get a person")
                        .answers(PersonAnswer.class, this::retrieve),
                Route.get(Area.PROJECT, "/persons/values/")
                        .scope("person:read")
                        .summary("Values of a property with how many persons have them: key, value")
                        .answersLater(ValueList.class, this::values),
                Route.post(Area.PROJECT, "/persons/batch_by_distinct_ids/")
                        .scope("person:read")
                        .summary("Get the persons of up to 200 distinct ids")
                        .takesFields(PersonBatchFields.class)
                        .answers(PersonBatch.class, this::ofDistinctIds),
                Route.post(Area.PROJECT, "/persons/batch_by_uuids/")
                        .scope("person:read")
                        .summary("Get up to 200 persons by their ids")
                        .takesFields(PersonBatchFields.class)
                        .answers(PersonBatch.class, this::ofIds),
                Route.get(Area.PROJECT, "/persons/activity/")
                        .scope("activity_log:read")
                        .summary("What was done to persons")
                        .answers(
                                ActivityPage.class,
                                call -> Reply.ok(activity.ofScope(call, PersonEditResource.SCOPE))),
                Route.get(Area.PROJECT, "/persons/{id}/activity/")
                        .scope("activity_log:read")
                        .summary("What was done to a person")
                        .answers(ActivityPage.class, this::activity));
    }

    private CompletionStage<Reply<PersonList>> list(Call<Void> call) {
        return waiters.later(() -> Reply.ok(lists.list(call, null)));
    }

    private Reply<PersonAnswer> retrieve(Call<Void> call) {
        Persons.Found found = find(call, PersonLists.id(call));
        return Reply.ok(PersonAnswer.of(found, PersonNames.of(call.project())));
    }

    private Persons.Found find(Call<?> call, UUID id) {
        return persons.find(call.project().id(), id).orElseThrow(ApiException::notFound);
    }

    private CompletionStage<Reply<ValueList>> values(Call<Void> call) {
        String key = call.query("key");
        if (key == null || key.isEmpty()) {
            return CompletableFuture.completedFuture(Reply.ok(ValueList.of(List.of())));
        }
        return waiters.later(() ->
                Reply.ok(
                        ValueList.of(
                                values.ofPersons(call.project().id(), key, call.query("value")))));
    }

    private Reply<PersonBatch> ofDistinctIds(Call<ObjectNode> call) {
        long project = call.project().id();
        List<String> asked = batch(call, "distinct_ids");
        Map<String, PersonIdentity> found = persons.findByDistinctIds(project, asked);
        Map<String, PersonAnswer> answers = new LinkedHashMap<>();
        for (String id : asked) {
            PersonIdentity person = found.get(id);
            if (person != null) {
                persons.find(project, person.personId())
                        .ifPresent(one -> answers.put(id, brief(call, one)));
            }
        }
        return Reply.ok(new PersonBatch(answers));
    }

    private Reply<PersonBatch> ofIds(Call<ObjectNode> call) {
        Map<String, PersonAnswer> answers = new LinkedHashMap<>();
        for (String id : batch(call, "uuids")) {
            PersonLists.parse(id)
                    .flatMap(uuid -> persons.find(call.project().id(), uuid))
                    .ifPresent(one -> answers.put(id, brief(call, one)));
        }
        return Reply.ok(new PersonBatch(answers));
    }

    private static List<String> batch(Call<ObjectNode> call, String field) {
        JsonNode given = call.body().path(field);
        return given.isArray()
                ? given.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .limit(MOST_AT_ONCE)
                        .toList()
                : List.of();
    }

    private static PersonAnswer brief(Call<?> call, Persons.Found found) {
        List<String> ids = found.distinctIds();
        Persons.Found shown =
                new Persons.Found(
                        found.person(), ids.subList(0, Math.min(ids.size(), MOST_IDS_SHOWN)));
        return PersonAnswer.of(shown, PersonNames.of(call.project()));
    }

    private Reply<ActivityPage> activity(Call<Void> call) {
        UUID id = PersonLists.id(call);
        find(call, id);
        return Reply.ok(activity.ofItem(call, PersonEditResource.SCOPE, id.toString()));
    }

    private static Reply<Void> refuseCreation() {
        throw ApiException.methodRefused(
                "Creating persons via this API is not allowed. Please create persons by sending an $identify event. See"
                        + " https://posthog.com/docs/product-analytics/identify for details.");
    }
}
