package dev.hedgerow.metadata.insights;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.dashboards.DashboardTile;
import dev.hedgerow.metadata.dashboards.InsightPlaces;
import dev.hedgerow.metadata.dashboards.TileInsights;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TagHolder;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules of insights: making, finding, changing, and the log of it. Bodies carry {@code query}; who
 * gets legacy {@code filters} converts them first and passes both. Changes of one insight are
 * serial, so none is lost.
 */
public final class Insights implements TileInsights {

    /** The name of insights in the activity log. */
    public static final String SCOPE = "Insight";

    private static final int NAME_LIMIT = 400;
    private static final int DESCRIPTION_LIMIT = 10_000;

    /** Fields whose presence in a body counts as a modification of what the insight says. */
    private static final List<String> MATERIAL = List.of("name", "description", "query", "filters");

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;
    private final ActivityLog activityLog;

    public Insights(
            MetadataDatabase database, Secrets secrets, Clock clock, ActivityLog activityLog) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.activityLog = activityLog;
    }

    /** An insight with its tags. */
    public record Tagged(Insight insight, List<String> tags) {}

    /** An insight that is not deleted, by number (tried first) or short id. */
    public Optional<Tagged> find(long projectId, String idOrShortId) {
        return database.read(handle ->
                findAny(handle, projectId, idOrShortId)
                        .filter(insight -> !insight.deleted())
                        .map(insight -> tagged(handle, insight)));
    }

    /** Makes an insight; that counts as a view of it. */
    public Tagged create(long projectId, long userId, Body body) {
        return database.write(handle -> create(handle, projectId, userId, body, false));
    }

    @Override
    public long createSample(Handle handle, long projectId, long userId, Body fields) {
        return create(handle, projectId, userId, fields, true).insight().id();
    }

    private Tagged create(Handle handle, long projectId, long userId, Body body, boolean sample) {
        Instant now = clock.instant();
        Insight blank =
                new Insight(
                        0,
                        projectId,
                        secrets.shortId(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        InsightKind.JSON,
                        null,
                        false,
                        false,
                        false,
                        sample,
                        now,
                        sample ? null : Long.valueOf(userId),
                        now,
                        sample ? null : Long.valueOf(userId),
                        now);
        InsightDao dao = handle.attach(InsightDao.class);
        Insight insight = dao.insert(changed(blank, body, now, blank.createdBy(), false));
        Tags.update(handle, holder(insight), body);
        place(handle, insight, body);
        if (!sample) {
            dao.upsertViews(List.of(new InsightView(insight.id(), userId, projectId, now)));
            subject(insight)
                    .ifPresent(
                            subject -> activityLog.add(handle, userId, "created", subject, null));
        }
        return tagged(handle, insight);
    }

    @Override
    public long copy(Handle handle, long projectId, long userId, long insightId) {
        Insight original =
                handle.attach(InsightDao.class)
                        .find(projectId, insightId)
                        .orElseThrow(MetadataException::notFound);
        ObjectNode fields = Json.object();
        String name = original.name();
        if (name != null && !name.isEmpty()) {
            String copied = name + " (Copy)";
            fields.put("name", copied.length() > NAME_LIMIT ? name : copied);
        }
        fields.put("derived_name", original.derivedName());
        fields.put("description", original.description());
        fields.put("saved", original.saved());
        if (original.query() != null) {
            fields.set("query", Json.parse(original.query()));
        }
        if (original.legacyFilters() != null) {
            fields.set("filters", Json.parse(original.legacyFilters()));
        }
        fields.set("tags", Json.parse(Json.text(Tags.of(handle, holder(original)))));
        return create(handle, projectId, userId, new Body(fields), false).insight().id();
    }

    /**
     * Changes what the body names, deletes and restores ({@code deleted}). A deleted insight is
     * found only to be restored, and stands on no dashboard then.
     */
    public Tagged update(long projectId, String idOrShortId, long userId, Body body) {
        return database.write(handle -> {
            Insight old =
                    findAny(handle, projectId, idOrShortId)
                            .filter(found -> !found.deleted() || !body.flag("deleted", true))
                            .orElseThrow(MetadataException::notFound);
            ObjectNode before = comparable(handle, tagged(handle, old));
            boolean unsaves = body.has("saved");
            Insight changed = changed(old, body, clock.instant(), userId, !unsaves);
            handle.attach(InsightDao.class).update(changed);
            Tags.update(handle, holder(changed), body);
            if (!changed.deleted()) {
                place(handle, changed, body);
            }
            Tagged after = tagged(handle, changed);
            log(handle, userId, before, after);
            if (changed.deleted()) { // That it leaves its dashboards needs no telling.
                InsightPlaces.replace(handle, projectId, changed.id(), Set.of());
            }
            return after;
        });
    }

    /** Insights of these ids that are not deleted, in the order asked. */
    public List<Tagged> findAll(long projectId, Collection<Long> ids) {
        return database.read(handle ->
                ids.stream()
                        .flatMap(id -> handle.attach(InsightDao.class).find(projectId, id).stream())
                        .filter(insight -> !insight.deleted())
                        .map(insight -> tagged(handle, insight))
                        .toList());
    }

    /** The tiles of insights on dashboards that are not deleted, by insight. */
    public Map<Long, List<DashboardTile>> places(Collection<Long> ids) {
        return database.read(handle -> InsightPlaces.of(handle, ids));
    }

    /** Adds, removes or sets the tags of many. */
    public BulkTagUpdate.Outcome updateTags(long projectId, long userId, BulkTagUpdate update) {
        return database.write(handle -> {
            List<Long> ids = update.ids().stream().map(Long::valueOf).toList();
            Map<String, Insight> existing =
                    handle.attach(InsightDao.class).listByIds(projectId, ids).stream()
                            .filter(one -> !one.deleted())
                            .collect(Collectors.toMap(one -> String.valueOf(one.id()), one -> one));
            return update.apply(
                    handle,
                    projectId,
                    existing,
                    BulkTagUpdate.NO_EDIT_ACCESS,
                    (insight, before, after) ->
                            log(
                                    handle,
                                    userId,
                                    comparable(handle, new Tagged(insight, before)),
                                    new Tagged(insight, after)));
        });
    }

    private void log(Handle handle, long userId, ObjectNode before, Tagged after) {
        boolean wasDeleted = before.path("deleted").asBoolean();
        boolean isDeleted = after.insight().deleted();
        String activity = wasDeleted == isDeleted ? "updated" : isDeleted ? "deleted" : "restored";
        var changes = ActivityLog.changes(SCOPE, before, comparable(handle, after));
        if (!changes.isEmpty()) {
            subject(after.insight())
                    .ifPresent(
                            subject -> activityLog.add(handle, userId, activity, subject, changes));
        }
    }

    /**
     * The insight's tags, dashboards and everything else a change can touch, for comparing, in the
     * order in which PostHog tells changes.
     */
    private static ObjectNode comparable(Handle handle, Tagged tagged) {
        Insight insight = tagged.insight();
        ObjectNode state = Json.object();
        state.set("tags", Json.parse(Json.text(tagged.tags())));
        state.put("name", insight.name());
        state.put("derived_name", insight.derivedName());
        state.put("description", insight.description());
        state.set("query", insight.query() == null ? null : Json.parse(insight.query()));
        state.put("favorited", insight.favorited());
        state.put("order", insight.position());
        state.put("deleted", insight.deleted());
        state.set("dashboards", InsightPlaces.named(handle, insight.projectId(), insight.id()));
        return state;
    }

    /** A nameless insight logs nothing. */
    private static Optional<ActivityLog.Subject> subject(Insight insight) {
        return Optional.ofNullable(insight.shownName())
                .filter(name -> !name.isEmpty())
                .map(name ->
                        new ActivityLog.Subject(
                                insight.projectId(),
                                SCOPE,
                                String.valueOf(insight.id()),
                                name,
                                insight.shortId()));
    }

    private static Insight changed(
            Insight old, Body body, Instant now, @Nullable Long userId, boolean saves) {
        String query = query(body, old);
        boolean material = MATERIAL.stream().anyMatch(body::has);
        return new Insight(
                old.id(),
                old.projectId(),
                old.shortId(),
                body.text("name", old.name(), NAME_LIMIT),
                body.text("derived_name", old.derivedName(), NAME_LIMIT),
                body.text("description", old.description(), DESCRIPTION_LIMIT),
                query,
                legacyFilters(body, old),
                InsightKind.of(query),
                body.smallInteger("order", old.position()),
                body.flag("favorited", old.favorited()),
                saves || body.flag("saved", old.saved()),
                body.flag("deleted", old.deleted()),
                old.isSample(),
                old.createdAt(),
                old.createdBy(),
                material ? now : old.lastModifiedAt(),
                material ? userId : old.lastModifiedBy(),
                now);
    }

    private static @Nullable String query(Body body, Insight old) {
        JsonNode query = body.get("query");
        if (query == null) {
            return old.query();
        }
        if (query.isNull() || (query.isObject() && query.isEmpty())) {
            return null;
        }
        if (!query.isObject()) {
            throw MetadataException.invalid("query", "Query must be a valid JSON object");
        }
        return Json.text(query);
    }

    private static @Nullable String legacyFilters(Body body, Insight old) {
        String filters =
                body.object("filters", old.legacyFilters() == null ? "{}" : old.legacyFilters());
        return filters.equals("{}") ? null : filters;
    }

    private static void place(Handle handle, Insight insight, Body body) {
        Set<Long> dashboards = InsightPlaces.read(body);
        if (dashboards != null) {
            InsightPlaces.replace(handle, insight.projectId(), insight.id(), dashboards);
        }
    }

    private static Tagged tagged(Handle handle, Insight insight) {
        return new Tagged(insight, Tags.of(handle, holder(insight)));
    }

    private static TagHolder holder(Insight insight) {
        return new TagHolder(insight.projectId(), TaggedKind.INSIGHT, insight.id());
    }

    private static Optional<Insight> findAny(Handle handle, long projectId, String idOrShortId) {
        InsightDao dao = handle.attach(InsightDao.class);
        Optional<Insight> byNumber =
                idOrShortId.matches("\\d{1,18}")
                        ? dao.find(projectId, Long.parseLong(idOrShortId))
                        : Optional.empty();
        return byNumber.isPresent() ? byNumber : dao.findByShortId(projectId, idOrShortId);
    }
}
