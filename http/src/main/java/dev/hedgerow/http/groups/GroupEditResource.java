package dev.hedgerow.http.groups;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.persons.PropertyFields;
import dev.hedgerow.http.persons.UnsetFields;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.ingest.identity.GroupEdits;
import dev.hedgerow.ingest.write.IngestPipeline;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /groups/}: making and changing, by the writer's thread, as persons are changed. */
public final class GroupEditResource implements Resource {
    /** The name of groups in the activity log. */
    static final String SCOPE = "Group";

    private static final int KEY_LIMIT = 400;

    private final IngestPipeline pipeline;
    private final GroupEdits edits;
    private final ActivityLog log;

    public GroupEditResource(IngestPipeline pipeline, GroupEdits edits, ActivityLog log) {
        this.pipeline = pipeline;
        this.edits = edits;
        this.log = log;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.post(Area.PROJECT, "/groups/")
                        .scope("group:write")
                        .summary("Create a group of a type that the project has")
                        .takesFields(GroupFields.class)
                        .createsLater(GroupAnswer.class, this::create),
                Route.post(Area.PROJECT, "/groups/update_property/")
                        .scope("group:write")
                        .summary("Set one property of the group of group_type_index and group_key")
                        .takesFields(PropertyFields.class)
                        .answersLater(GroupAnswer.class, this::updateProperty),
                Route.post(Area.PROJECT, "/groups/delete_property/")
                        .scope("group:write")
                        .summary("Take one property away from that group")
                        .takesFields(UnsetFields.class)
                        .answersLater(GroupAnswer.class, this::deleteProperty));
    }

    private CompletionStage<Reply<GroupAnswer>> create(Call<ObjectNode> call) {
        Body body = new Body(call.body());
        Long type = body.integer("group_type_index", null);
        if (type == null) {
            throw ApiException.required("group_type_index");
        }
        if (!body.has("group_key")) {
            throw ApiException.required("group_key");
        }
        String key = body.text("group_key", null, KEY_LIMIT);
        if (key == null || key.isEmpty()) {
            throw ApiException.blank("group_key");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        Json.parseObject(body.object("group_properties", "{}"))
                .properties()
                .forEach(entry -> properties.put(entry.getKey(), Json.text(entry.getValue())));
        long project = call.project().id();
        int index = (int) Math.clamp(type, -1L, Integer.MAX_VALUE);
        GroupEdits.Note note = note(call, "create_group");
        return pipeline.change(() -> edits.create(project, index, key, properties, note))
                .thenApply(group -> Reply.created(GroupAnswer.of(group)));
    }

    private CompletionStage<Reply<GroupAnswer>> updateProperty(Call<ObjectNode> call) {
        JsonNode value = call.body().get("value");
        if (value == null || value.isNull()) {
            throw ApiException.required("value");
        }
        return update(call, Map.of(name(call, "key"), Json.text(value)), List.of());
    }

    private CompletionStage<Reply<GroupAnswer>> deleteProperty(Call<ObjectNode> call) {
        return update(call, Map.of(), List.of(name(call, "$unset")));
    }

    private static String name(Call<ObjectNode> call, String field) {
        String name = new Body(call.body()).text(field, null, KEY_LIMIT);
        if (name == null || name.isEmpty()) {
            throw ApiException.required(field);
        }
        return name;
    }

    private CompletionStage<Reply<GroupAnswer>> update(
            Call<ObjectNode> call, Map<String, String> set, Collection<String> unset) {
        long project = call.project().id();
        int type = GroupResource.typeIndex(call);
        String key = GroupResource.key(call);
        GroupEdits.Note note = note(call, "update_property");
        return pipeline.change(() -> edits.update(project, type, key, set, unset, note))
                .thenApply(group -> Reply.ok(GroupAnswer.of(group)));
    }

    /** As PostHog has it, each property is an entry of its own, named by the property. */
    private GroupEdits.Note note(Call<?> call, String activity) {
        long user = call.caller().user().id();
        return (handle, before, after) -> log(handle, user, activity, before, after);
    }

    private void log(Handle handle, long user, String activity, Group before, Group after) {
        ObjectNode old = Json.parseObject(before.properties());
        ObjectNode now = Json.parseObject(after.properties());
        Set<String> names = new LinkedHashSet<>(old.propertyNames());
        names.addAll(now.propertyNames());
        for (String name : names) {
            JsonNode was = old.get(name);
            JsonNode is = now.get(name);
            if (is == null || !is.equals(was)) {
                ArrayNode changes = Json.object().putArray("changes");
                ObjectNode change = changes.addObject().put("type", SCOPE);
                change.put("action", was == null ? "created" : is == null ? "deleted" : "changed");
                change.set("before", was);
                change.set("after", is);
                log.add(
                        handle,
                        user,
                        activity,
                        new ActivityLog.Subject(
                                after.projectId(), SCOPE, itemId(after), name, null),
                        changes);
            }
        }
    }

    /** Groups have no ids of their own. */
    static String itemId(Group group) {
        return group.typeIndex() + ":" + group.groupKey();
    }
}
