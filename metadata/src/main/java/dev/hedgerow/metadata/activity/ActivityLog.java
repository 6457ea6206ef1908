package dev.hedgerow.metadata.activity;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and lists the activity log. Entries are made in the transaction of the change they tell
 * of.
 */
public final class ActivityLog {

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;

    public ActivityLog(MetadataDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The object that an entry is about.
     *
     * @param name what people call it; null where nobody is told
     * @param shortId null for objects that have none
     * @param type a kind within the scope, such as that of a property; null where there is none
     */
    public record Subject(
            long projectId,
            String scope,
            String itemId,
            @Nullable String name,
            @Nullable String shortId,
            @Nullable String type) {

        public Subject(
                long projectId,
                String scope,
                String itemId,
                @Nullable String name,
                @Nullable String shortId) {
            this(projectId, scope, itemId, name, shortId, null);
        }
    }

    /** A page, newest first, with the number of all. */
    public record Page(int count, List<Activity> activities) {}

    /**
     * Notes that somebody did something; {@code changes} is null where there is nothing to compare.
     */
    public void add(
            Handle handle,
            @Nullable Long userId,
            String activity,
            Subject subject,
            @Nullable ArrayNode changes) {
        ObjectNode detail = Json.object();
        detail.putNull("id");
        detail.set("changes", changes);
        detail.putNull("trigger");
        detail.put("type", subject.type());
        detail.put("name", subject.name());
        detail.put("short_id", subject.shortId());
        handle.attach(ActivityDao.class)
                .insert(
                        new Activity(
                                0,
                                secrets.uuid(),
                                subject.projectId(),
                                userId,
                                activity,
                                subject.scope(),
                                subject.itemId(),
                                Json.text(detail),
                                clock.instant()));
    }

    /** Forgets what happened to an object, as when nothing may remind of it. */
    public static void forget(Handle handle, Subject subject) {
        handle.attach(ActivityDao.class)
                .deleteOfItem(subject.projectId(), subject.scope(), subject.itemId());
    }

    /**
     * What differs between two states of an object, field by field: {@code {type, action, field,
     * before, after}}.
     */
    public static ArrayNode changes(String type, ObjectNode before, ObjectNode after) {
        ArrayNode changes = Json.object().putArray("changes");
        for (String field : after.propertyNames()) {
            JsonNode old = before.path(field);
            JsonNode now = after.path(field);
            if (!old.equals(now)) {
                ObjectNode change = changes.addObject();
                change.put("type", type);
                change.put(
                        "action",
                        isNothing(old) ? "created" : isNothing(now) ? "deleted" : "changed");
                change.put("field", field);
                change.set("before", old.isMissingNode() ? null : old);
                change.set("after", now);
            }
        }
        return changes;
    }

    /** The changes that the end of an object makes: every field that held something is gone. */
    public static ArrayNode deletion(String type, ObjectNode before) {
        ObjectNode after = before.deepCopy();
        after.propertyNames().forEach(after::putNull);
        return changes(type, before, after);
    }

    /** What happened to one thing, the newest first. */
    public Page ofItem(long projectId, String scope, String itemId, int limit, int offset) {
        return database.reading(
                ActivityDao.class,
                dao ->
                        new Page(
                                dao.countOfItem(projectId, scope, itemId),
                                dao.listOfItem(projectId, scope, itemId, limit, offset)));
    }

    /** What happened to all things of a kind, the newest first. */
    public Page ofScope(long projectId, String scope, int limit, int offset) {
        return database.reading(
                ActivityDao.class,
                dao ->
                        new Page(
                                dao.countOfScope(projectId, scope),
                                dao.listOfScope(projectId, scope, limit, offset)));
    }

    /** What happened in a project, a page of it. */
    public Page ofProject(long projectId, ActivityFilter filter, int limit, int offset) {
        List<String> scopes = filter.scopesOrNothing();
        return database.reading(
                ActivityDao.class,
                dao ->
                        new Page(
                                dao.countOfProject(projectId, filter, scopes),
                                dao.listBefore(
                                        projectId, Long.MAX_VALUE, filter, scopes, limit, offset)));
    }

    /** The entries before one, the newest first. */
    public List<Activity> before(long projectId, ActivityFilter filter, long id, int limit) {
        return database.reading(
                ActivityDao.class,
                dao -> dao.listBefore(projectId, id, filter, filter.scopesOrNothing(), limit, 0));
    }

    /** The entries after one, the newest first. */
    public List<Activity> after(long projectId, ActivityFilter filter, long id, int limit) {
        return database.reading(
                        ActivityDao.class,
                        dao ->
                                dao.listAfter(
                                        projectId, id, filter, filter.scopesOrNothing(), limit))
                .reversed();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }
}
