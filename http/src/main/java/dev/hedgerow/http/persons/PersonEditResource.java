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
import org.jspecify.annotations.Nullable;
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
            throw missing("properties");
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
        if (value == null) {
            throw missing("value");
        }
        String key = name(call, "key");
        if (key == null) {
            throw missing("key");
        }
        return set(call, Map.of(key, Json.text(value)));
    }

    /**
     * PostHog's persons have what is for people in the code, and what is for programs in the
     * detail.
     */
    private static ApiException missing(String field) {
        return ApiException.invalid(field, "This field is required.", "required");
    }

    private static @Nullable String name(Call<ObjectNode> call, String field) {
        String name = new Body(call.body()).text(field, null, Integer.MAX_VALUE);
        return name == null || name.isEmpty() ? null : name;
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
                                        note(
                                                call,
                                                "updated",
                                                null,
                                                change("changed").put("field", "properties"))))
                .thenApply(_ -> Reply.accepted());
    }

    private CompletionStage<Reply<SuccessAnswer>> deleteProperty(Call<ObjectNode> call) {
        String unset = name(call, "$unset");
        if (unset == null) {
            throw ApiException.required("$unset");
        }
        return edit(
                        call,
                        (project, id) ->
                                edits.update(
                                        project,
                                        id,
                                        Map.of(),
                                        List.of(unset),
                                        note(
                                                call,
                                                "delete_property",
                                                id.toString(),
                                                change("changed"))))
                .thenApply(_ -> Reply.created(new SuccessAnswer(true)));
    }

    private CompletionStage<Reply<SuccessAnswer>> split(Call<ObjectNode> call) {
        String main = new Body(call.body()).text("main_distinct_id", null, Integer.MAX_VALUE);
        List<String> leaving = leaving(call, main);
        return edit(
                        call,
                        (project, id) -> {
                            ObjectNode after = Json.object();
                            ArrayNode all = after.putArray("distinct_ids");
                            persons.find(project, id)
                                    .orElseThrow(ApiException::notFound)
                                    .distinctIds()
                                    .forEach(all::add);
                            if (leaving != null) {
                                leaving.forEach(after.putArray("distinct_ids_to_split")::add);
                            }
                            ObjectNode change = change("split");
                            change.set("after", after);
                            PersonEdits.Note note =
                                    note(call, "split_person", id.toString(), change);
                            if (leaving == null) {
                                edits.split(project, id, main, note);
                            } else {
                                edits.splitOff(project, id, leaving, note);
                            }
                        })
                .thenApply(_ -> Reply.created(new SuccessAnswer(true)));
    }

    private static @Nullable List<String> leaving(Call<ObjectNode> call, @Nullable String main) {
        String field = "distinct_ids_to_split";
        JsonNode given = call.body().path(field);
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        if (!given.isArray() || !given.valueStream().allMatch(JsonNode::isString)) {
            throw ApiException.invalid(field, "must be a list of strings");
        }
        if (given.isEmpty()) {
            throw ApiException.invalid(field, "must not be empty");
        }
        if (main != null) {
            throw ApiException.invalid(
                    null, "main_distinct_id cannot be combined with distinct_ids_to_split");
        }
        return given.valueStream().map(JsonNode::stringValue).toList();
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
                                        note(call, "people_merged_into", id.toString(), null)))
                .thenApply(_ -> Reply.created(new SuccessAnswer(true)));
    }

    private CompletionStage<Reply<Void>> delete(Call<Void> call) {
        Deletion deletion =
                new Deletion(call.queryFlag("delete_events"), call.queryFlag("keep_person"));
        return edit(
                        call,
                        (project, id) -> {
                            if (delete(call, Set.of(id), deletion) == 0) {
                                throw MetadataException.notFound();
                            }
                        })
                .thenApply(_ -> Reply.accepted());
    }

    private CompletionStage<Reply<Void>> deleteEvents(Call<Void> call) {
        return edit(
                        call,
                        (project, id) -> edits.deleteEvents(project, List.of(id), eventsGone(call)))
                .thenApply(_ -> Reply.accepted());
    }

    private CompletionStage<Reply<BulkDeleteAnswer>> bulkDelete(Call<ObjectNode> call) {
        Body body = new Body(call.body());
        Deletion deletion =
                new Deletion(body.flag("delete_events", false), body.flag("keep_person", false));
        boolean withRecordings = body.flag("delete_recordings", false);
        Set<UUID> ids = toDelete(call);
        return pipeline.change(() -> delete(call, ids, deletion))
                .thenApply(found ->
                        Reply.json(
                                202,
                                new BulkDeleteAnswer(
                                        found,
                                        deletion.keepPerson() ? 0 : found,
                                        deletion.withEvents() && found > 0,
                                        withRecordings && found > 0,
                                        List.of())));
    }

    /** What goes of persons who are to be deleted. */
    private record Deletion(boolean withEvents, boolean keepPerson) {}

    private int delete(Call<?> call, Set<UUID> ids, Deletion deletion) {
        long project = call.project().id();
        if (!deletion.keepPerson()) {
            return edits.delete(project, ids, deletion.withEvents(), gone(call));
        }
        List<UUID> found =
                ids.stream().filter(id -> persons.find(project, id).isPresent()).toList();
        if (deletion.withEvents()) {
            edits.deleteEvents(project, found, eventsGone(call));
        }
        return found.size();
    }

    private Set<UUID> toDelete(Call<ObjectNode> call) {
        JsonNode distinctIds = call.body().path("distinct_ids");
        JsonNode ids = call.body().path("ids");
        if (!distinctIds.isEmpty() && !ids.isEmpty()) {
            throw ApiException.invalid(
                    null, "You must provide either distinct_ids or ids, not both");
        }
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
    private PersonEdits.Note note(
            Call<?> call, String activity, @Nullable String name, @Nullable ObjectNode change) {
        long user = call.caller().user().id();
        ArrayNode changes = change == null ? null : Json.object().putArray("changes").add(change);
        return (handle, person) -> log.add(handle, user, activity, subject(person, name), changes);
    }

    private static ObjectNode change(String action) {
        return Json.object()
                .put("type", SCOPE)
                .put("action", action)
                .putNull("field")
                .putNull("before")
                .putNull("after");
    }

    private PersonEdits.Note eventsGone(Call<?> call) {
        long user = call.caller().user().id();
        return (handle, person) -> log.add(handle, user, "events_deleted", subject(person), null);
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
        return subject(person, person.personId().toString());
    }

    private static ActivityLog.Subject subject(PersonIdentity person, @Nullable String name) {
        return new ActivityLog.Subject(
                person.projectId(), SCOPE, person.personId().toString(), name, null);
    }
}
