package dev.hedgerow.metadata.actions;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TagHolder;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of actions: making, finding and changing them. */
public final class Actions {

    /** The name of actions in the activity log. */
    public static final String SCOPE = "Action";

    private static final int NAME_LIMIT = 400;
    private static final int TEXT_LIMIT = 10_000;
    private static final List<String> STEP_TEXTS =
            List.of(
                    "event",
                    "selector",
                    "tag_name",
                    "text",
                    "text_matching",
                    "href",
                    "href_matching",
                    "url");
    private static final List<String> MATCHINGS =
            List.of("text_matching", "href_matching", "url_matching");

    private final MetadataDatabase database;
    private final Clock clock;
    private final ActivityLog activityLog;

    public Actions(MetadataDatabase database, Clock clock, ActivityLog activityLog) {
        this.database = database;
        this.clock = clock;
        this.activityLog = activityLog;
    }

    /** An action with its tags. */
    public record Tagged(Action action, List<String> tags) {}

    /** An action that is not deleted. */
    public Optional<Tagged> find(long projectId, long id) {
        return findEvenDeleted(projectId, id).filter(found -> !found.action().deleted());
    }

    /** An action, deleted or not. */
    public Optional<Tagged> findEvenDeleted(long projectId, long id) {
        return database.read(handle ->
                handle.attach(ActionDao.class)
                        .find(projectId, id)
                        .map(action -> tagged(handle, action)));
    }

    /** {@link #list} without the tags. */
    public List<Action> listUntagged(long projectId) {
        return database.reading(ActionDao.class, dao -> dao.list(projectId));
    }

    /** Every action that is not deleted, the newest first. */
    public List<Tagged> list(long projectId) {
        return database.read(handle -> {
            Map<String, List<String>> tags = Tags.ofKind(handle, projectId, TaggedKind.ACTION);
            return handle.attach(ActionDao.class).list(projectId).stream()
                    .map(action ->
                            new Tagged(
                                    action,
                                    tags.getOrDefault(String.valueOf(action.id()), List.of())))
                    .toList();
        });
    }

    /**
     * Makes an action.
     *
     * @throws MetadataException {@code UNIQUE} when another one has its name
     */
    public Tagged create(long projectId, long userId, Body body) {
        return database.write(handle -> {
            ActionDao dao = handle.attach(ActionDao.class);
            Instant now = clock.instant();
            Action blank =
                    new Action(
                            0, projectId, null, "", "[]", false, "", false, null, now, userId, now);
            Action action = dao.insert(changed(dao, blank, body, now));
            Tags.update(handle, holder(action), body);
            activityLog.add(handle, userId, "created", subject(action), null);
            return tagged(handle, action);
        });
    }

    /**
     * Changes what the body names; {@code steps} replaces all steps. Finds deleted actions, too.
     */
    public Tagged update(long projectId, long id, long userId, Body body) {
        return database.write(handle -> {
            ActionDao dao = handle.attach(ActionDao.class);
            Action old = dao.find(projectId, id).orElseThrow(MetadataException::notFound);
            Tagged before = tagged(handle, old);
            Action changed = changed(dao, old, body, clock.instant());
            dao.update(changed);
            Tags.update(handle, holder(changed), body);
            Tagged after = tagged(handle, changed);
            log(handle, userId, before, after);
            return after;
        });
    }

    /** Adds, removes or sets the tags of many. */
    public BulkTagUpdate.Outcome updateTags(long projectId, long userId, BulkTagUpdate update) {
        return database.write(handle -> {
            Map<String, Action> existing =
                    handle.attach(ActionDao.class).list(projectId).stream()
                            .collect(Collectors.toMap(one -> String.valueOf(one.id()), one -> one));
            return update.apply(
                    handle,
                    projectId,
                    existing,
                    BulkTagUpdate.NO_EDIT_ACCESS,
                    (action, before, after) ->
                            log(
                                    handle,
                                    userId,
                                    new Tagged(action, before),
                                    new Tagged(action, after)));
        });
    }

    private void log(Handle handle, long userId, Tagged before, Tagged after) {
        ArrayNode changes = ActivityLog.changes(SCOPE, comparable(before), comparable(after));
        if (!changes.isEmpty()) {
            boolean deleted = after.action().deleted() && !before.action().deleted();
            String activity = deleted ? "deleted" : "updated";
            activityLog.add(handle, userId, activity, subject(after.action()), changes);
        }
    }

    private static Action changed(ActionDao dao, Action old, Body body, Instant now) {
        String name = body.text("name", old.name(), NAME_LIMIT);
        if (body.has("name") && name != null && name.isBlank()) {
            throw MetadataException.blank("name");
        }
        boolean deleted = body.flag("deleted", old.deleted());
        if (name != null && !deleted) {
            dao.findByName(old.projectId(), name, old.id())
                    .ifPresent(other -> {
                        throw MetadataException.unique(
                                "name",
                                "This project already has an action with this name, ID "
                                        + other.id());
                    });
        }
        return new Action(
                old.id(),
                old.projectId(),
                name,
                body.textOrEmpty("description", old.description(), TEXT_LIMIT),
                steps(body, old),
                body.flag("post_to_slack", old.postToSlack()),
                body.textOrEmpty("slack_message_format", old.slackMessageFormat(), 1200),
                deleted,
                pinnedAt(body, old, now),
                old.createdAt(),
                old.createdBy(),
                now);
    }

    /** Any value but null and the empty text pins now; what is pinned keeps its time. */
    private static @Nullable Instant pinnedAt(Body body, Action old, Instant now) {
        JsonNode value = body.get("pinned_at");
        if (value == null) {
            return old.pinnedAt();
        }
        if (value.isNull() || value.asString("-").isEmpty()) {
            return null;
        }
        return old.pinnedAt() == null ? now : old.pinnedAt();
    }

    private static String steps(Body body, Action old) {
        if (!body.has("steps")) {
            return old.steps();
        }
        ArrayNode steps = Json.object().putArray("steps");
        for (JsonNode step : Json.parse(body.listOrEmpty("steps", "[]"))) {
            if (!(step instanceof ObjectNode fields)) {
                throw MetadataException.invalid("steps", "Expected a dictionary of items.");
            }
            try {
                steps.add(step(new Body(fields)));
            } catch (MetadataException e) {
                throw e.within("steps__" + steps.size());
            }
        }
        return Json.text(steps);
    }

    /** A step with every field; the texts keep their spaces, since event names may have them. */
    private static ObjectNode step(Body given) {
        ObjectNode step = Json.object();
        for (String name : STEP_TEXTS) {
            step.put(name, given.text(name, null, TEXT_LIMIT));
        }
        String urlMatching = given.text("url_matching", null, NAME_LIMIT);
        step.put("url_matching", urlMatching == null ? "contains" : urlMatching);
        for (String name : MATCHINGS) {
            String matching = step.get(name).asString("");
            if (!matching.isEmpty() && !List.of("contains", "regex", "exact").contains(matching)) {
                throw MetadataException.invalidChoice(name, matching);
            }
        }
        String properties = given.nullableList("properties", null);
        JsonNode filters = properties == null ? null : Json.parse(properties);
        if (filters != null && !filters.valueStream().allMatch(JsonNode::isObject)) {
            throw MetadataException.invalid("properties", "Expected a dictionary of items.");
        }
        step.set("properties", filters);
        return step;
    }

    private static ObjectNode comparable(Tagged tagged) {
        Action action = tagged.action();
        ObjectNode state = Json.object();
        state.put("name", action.name());
        state.put("description", action.description());
        state.set("steps", Json.parse(action.steps()));
        state.put("deleted", action.deleted());
        state.set("tags", Json.parse(Json.text(tagged.tags())));
        return state;
    }

    private static ActivityLog.Subject subject(Action action) {
        String name = action.name();
        return new ActivityLog.Subject(
                action.projectId(),
                SCOPE,
                String.valueOf(action.id()),
                name == null ? "" : name,
                null);
    }

    private static Tagged tagged(Handle handle, Action action) {
        return new Tagged(action, Tags.of(handle, holder(action)));
    }

    private static TagHolder holder(Action action) {
        return new TagHolder(action.projectId(), TaggedKind.ACTION, action.id());
    }
}
