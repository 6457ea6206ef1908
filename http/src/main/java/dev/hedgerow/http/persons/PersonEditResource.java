package dev.hedgerow.http.persons;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.http.route.SuccessAnswer;
import dev.hedgerow.ingest.identity.PersonEdits;
import dev.hedgerow.ingest.write.IngestPipeline;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.Persons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /persons/}: changing and deleting. Every edit runs on the writer's thread between two
 * batches and is answered when the store has it.
 */
public final class PersonEditResource implements Resource {
    /** The name of persons in the activity log. */
    static final String SCOPE = "Person";

    private static final int MOST_AT_ONCE = 1000;

    private final IngestPipeline pipeline;
    private final PersonEdits edits;
    private final Persons persons;
    private final ActivityLog log;

    public PersonEditResource(
            IngestPipeline pipeline, PersonEdits edits, Persons persons, ActivityLog log) {
        this.pipeline = pipeline;
        this.edits = edits;
        this.persons = persons;
        this.log = log;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.patch(Area.PROJECT, "/persons/{id}/")
                        .putToo()
                        .scope("person:write")
                        .summary("Set properties of a person; the others stay")
                        .takesFields(PersonFields.class)
                        .acceptsLater(this::update),
                Route.delete(Area.PROJECT, "/persons/{id}/")
                        .scope("person:write")
                        .summary("Delete a person; delete_events=true deletes its events, too")
                        .acceptsLater(this::delete),
                Route.post(Area.PROJECT, "/persons/bulk_delete/")
                        .scope("person:write")
                        .summary("Delete up to 1000 persons")
                        .takesFields(BulkDeleteFields.class)
                        .answersLater(BulkDeleteAnswer.class, this::bulkDelete),
                Route.post(Area.PROJECT, "/persons/{id}/delete_events/")
                        .scope("person:write")
                        .summary("Delete all events of a person, who stays")
                        .acceptsLater(this::deleteEvents),
                Route.post(Area.PROJECT, "/persons/{id}/update_property/")
                        .scope("person:write")
                        .summary("Set one property")
                        .takesFields(PropertyFields.class)
                        .acceptsLater(this::updateProperty),
                Route.post(Area.PROJECT, "/persons/{id}/delete_property/")
                        .scope("person:write")
                        .summary("Take one property away")
                        .takesFields(UnsetFields.class)
                        .createsLater(SuccessAnswer.class, this::deleteProperty),
                Route.post(Area.PROJECT, "/persons/{id}/split/")
                        .scope("person:write")
                        .summary("Give every distinct id but one a person of its own")
                        .takesFields(SplitFields.class)
                        .createsLater(SuccessAnswer.class, this::split),
                Route.post(Area.PROJECT, "/persons/{id}/merge/")
                        .scope("person:write")
                        .summary("Merge other persons into this one")
                        .takesFields(MergeFields.class)
                        .createsLater(SuccessAnswer.class, this::merge));
    }

    private CompletionStage<Reply<Void>> update(Call<ObjectNode> call) {
        JsonNode properties = call.body().path("properties");
        if (properties.isMissingNode() || properties.isNull()) {
            throw ApiException.required("properties");
        }
        if (!properties.isObject()) {
            throw ApiException.invalid("properties", "Must be an object of properties.");
        }
        Map<String, String> set = new LinkedHashMap<>();
        properties
                .properties()
                .forEach(entry -> set.put(entry.getKey(), Json.text(entry.getValue())));
        return set(call, set);
    }

    private CompletionStage<Reply<Void>> updateProperty(Call<ObjectNode> call) {
        JsonNode value = call.body().get("value");
        if (value == null || value.isNull()) {
            throw ApiException.required("value");
        }
        return set(call, Map.of(name(call, "key"), Json.text(value)));
    }

    private static String name(Call<ObjectNode> call, String field) {
        String name = new Body(call.body()).text(field, null, Integer.MAX_VALUE);
        if (name == null || name.isEmpty()) {
            throw ApiException.required(field);
        }
        return name;
    }

    private CompletionStage<Reply<Void>> set(Call<ObjectNode> call, Map<String, String> set) {
        return edit(
                        call,
                        (project, id) ->
                                edits.update(
                                        project,
                                        id,
                                        set,
                                        List.of(),
                                        note(call, "updated", List.of("properties"))))
                .thenApply(_ -> Reply.accepted());
    }

    private CompletionStage<Reply<SuccessAnswer>> deleteProperty(Call<ObjectNode> call) {
        String unset = name(call, "$unset");
        return edit(
                        call,
                        (project, id) ->
                                edits.update(
                                        project,
                                        id,
                                        Map.of(),
                                        List.of(unset),
                                        note(call, "delete_property", List.of("properties"))))
                .thenApply(_ -> Reply.created(new SuccessAnswer(true)));
    }

    private CompletionStage<Reply<SuccessAnswer>> split(Call<ObjectNode> call) {
        String main = new Body(call.body()).text("main_distinct_id", null, Integer.MAX_VALUE);
        return edit(
                        call,
                        (project, id) ->
                                edits.split(
                                        project,
                                        id,
                                        main,
                                        note(call, "split_person", List.of("distinct_ids"))))
                .thenApply(_ -> Reply.created(new SuccessAnswer(true)));
    }

    private CompletionStage<Reply<SuccessAnswer>> merge(Call<ObjectNode> call) {
        List<UUID> others = uuids(call.body().path("ids"));
        if (others.isEmpty()) {
            throw ApiException.required("ids");
        }
        return edit(
                        call,
                        (project, id) ->
                                edits.merge(
                                        project,
                                        id,
                                        others,
                                        note(call, "people_merged_into", List.of())))
                .thenApply(_ -> Reply.created(new SuccessAnswer(true)));
    }

    private CompletionStage<Reply<Void>> delete(Call<Void> call) {
        boolean withEvents = call.queryFlag("delete_events");
        return edit(
                        call,
                        (project, id) -> {
                            if (edits.delete(project, List.of(id), withEvents, gone(call)) == 0) {
                                throw MetadataException.notFound();
                            }
                        })
                .thenApply(_ -> Reply.accepted());
    }

    private CompletionStage<Reply<Void>> deleteEvents(Call<Void> call) {
        return edit(
                        call,
                        (project, id) ->
                                edits.deleteEvents(
                                        project, id, note(call, "events_deleted", List.of())))
                .thenApply(_ -> Reply.accepted());
    }

    private CompletionStage<Reply<BulkDeleteAnswer>> bulkDelete(Call<ObjectNode> call) {
        long project = call.project().id();
        boolean withEvents = new Body(call.body()).flag("delete_events", false);
        Set<UUID> ids = toDelete(call);
        return pipeline.change(() -> edits.delete(project, ids, withEvents, gone(call)))
                .thenApply(count ->
                        Reply.json(202, new BulkDeleteAnswer(count, count, withEvents, List.of())));
    }

    private Set<UUID> toDelete(Call<ObjectNode> call) {
        JsonNode distinctIds = call.body().path("distinct_ids");
        JsonNode ids = call.body().path("ids");
        if (!distinctIds.isEmpty()) {
            limit(distinctIds, "distinct_ids");
            List<String> names = Json.parseTexts(new Body(call.body()).texts("distinct_ids", "[]"));
            Set<UUID> found = new LinkedHashSet<>();
            persons.findByDistinctIds(call.project().id(), names)
                    .values()
                    .forEach(person -> found.add(person.personId()));
            return found;
        }
        if (ids.isEmpty()) {
            throw ApiException.invalid(null, "You need to specify either distinct_ids or ids");
        }
        limit(ids, "ids");
        return new LinkedHashSet<>(uuids(ids));
    }

    private static void limit(JsonNode list, String name) {
        if (list.size() > MOST_AT_ONCE) {
            throw ApiException.invalid(
                    name, "You can only pass " + MOST_AT_ONCE + " " + name + " in one call");
        }
    }

    private static List<UUID> uuids(JsonNode ids) {
        List<UUID> found = new ArrayList<>();
        for (JsonNode id : ids) {
            try {
                found.add(UUID.fromString(id.asString("")));
            } catch (IllegalArgumentException e) {
                throw ApiException.invalid("ids", "Must be a valid UUID.");
            }
        }
        return found;
    }

    @FunctionalInterface
    private interface Edit {
        void apply(long projectId, UUID personId);
    }

    private CompletionStage<Boolean> edit(Call<?> call, Edit edit) {
        long project = call.project().id();
        UUID id = PersonLists.id(call);
        return pipeline.change(() -> {
            edit.apply(project, id);
            return true;
        });
    }

    /** Values of properties stay out of the log. */
    private PersonEdits.Note note(Call<?> call, String activity, List<String> fields) {
        long user = call.caller().user().id();
        ArrayNode changes = Json.object().putArray("changes");
        for (String field : fields) {
            changes.addObject()
                    .put("type", SCOPE)
                    .put("action", "changed")
                    .put("field", field)
                    .putNull("before")
                    .putNull("after");
        }
        return (handle, person) ->
                log.add(handle, user, activity, subject(person), fields.isEmpty() ? null : changes);
    }

    /** All that the log still says of somebody who was deleted is that. */
    private PersonEdits.Note gone(Call<?> call) {
        long user = call.caller().user().id();
        return (handle, person) -> {
            ActivityLog.forget(handle, subject(person));
            log.add(handle, user, "deleted", subject(person), null);
        };
    }

    private static ActivityLog.Subject subject(PersonIdentity person) {
        String id = person.personId().toString();
        return new ActivityLog.Subject(person.projectId(), SCOPE, id, id, null);
    }
}
