package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.ProjectDao;
import dev.hedgerow.metadata.projects.ProjectSetting;
import dev.hedgerow.metadata.search.TextSearch;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TagHolder;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules of dashboards: making, finding, changing, deleting with and without their insights, and the
 * log of it. A deleted dashboard keeps its tiles, so that restoring brings them back.
 */
public final class Dashboards {

    /** The name of dashboards in the activity log. */
    public static final String SCOPE = "Dashboard";

    private static final int NAME_LIMIT = 400;
    private static final int DESCRIPTION_LIMIT = 10_000;
    private static final List<Integer> RESTRICTIONS = List.of(21, 37);

    private final MetadataDatabase database;
    private final Clock clock;
    private final ActivityLog activityLog;
    private final TileChanges tileChanges;

    public Dashboards(
            MetadataDatabase database,
            Clock clock,
            ActivityLog activityLog,
            TileChanges tileChanges) {
        this.database = database;
        this.clock = clock;
        this.activityLog = activityLog;
        this.tileChanges = tileChanges;
    }

    /**
     * A dashboard with its tags.
     *
     * @param searchMatchType {@code exact} or {@code similar}; null when nothing was searched
     */
    public record Tagged(Dashboard dashboard, List<String> tags, @Nullable String searchMatchType) {

        Tagged(Dashboard dashboard, List<String> tags) {
            this(dashboard, tags, null);
        }
    }

    /**
     * What a new dashboard begins with.
     *
     * @param copyOf the dashboard to duplicate, or null
     * @param copyTiles whether the copy gets insights and texts of its own
     * @param tiles what a template puts on it
     */
    public record Origin(
            String creationMode, @Nullable Long copyOf, boolean copyTiles, List<NewTile> tiles) {

        public Origin {
            tiles = List.copyOf(tiles);
        }

        /** Nothing on it. */
        public static Origin blank() {
            return new Origin("default", null, false, List.of());
        }
    }

    /** A dashboard that is not deleted. */
    public Optional<Tagged> find(long projectId, long id) {
        return database.read(handle ->
                handle.attach(DashboardDao.class)
                        .find(projectId, id)
                        .filter(found -> !found.deleted())
                        .map(found -> tagged(handle, found)));
    }

    /** Pinned ones first, then by name; when something is searched, the best matches first. */
    public List<Tagged> list(long projectId, DashboardFilter filter) {
        String text = filter.search();
        checkSearch(text);
        return database.read(handle -> {
            Map<String, List<String>> tags = Tags.ofKind(handle, projectId, TaggedKind.DASHBOARD);
            List<Tagged> all =
                    handle.attach(DashboardDao.class).list(projectId).stream()
                            .map(dashboard ->
                                    new Tagged(
                                            dashboard,
                                            tags.getOrDefault(
                                                    String.valueOf(dashboard.id()), List.of())))
                            .filter(one -> filter.matches(one.dashboard(), one.tags()))
                            .toList();
            return text == null ? all : found(all, new TextSearch(text));
        });
    }

    private static void checkSearch(@Nullable String text) {
        if (text != null && text.length() > TextSearch.longest()) {
            throw MetadataException.invalid(
                    "search",
                    "Search query must be " + TextSearch.longest() + " characters or fewer.");
        }
    }

    private record Hit(Tagged tagged, TextSearch.Match match) {}

    private static List<Tagged> found(List<Tagged> all, TextSearch search) {
        return all.stream()
                .flatMap(one ->
                        search
                                .match(
                                        one.dashboard().name(),
                                        null,
                                        one.dashboard().description(),
                                        one.tags())
                                .map(match -> new Hit(one, match))
                                .stream())
                .sorted(Comparator.comparingDouble((Hit hit) -> hit.match().score()).reversed())
                .map(hit ->
                        new Tagged(
                                hit.tagged().dashboard(),
                                hit.tagged().tags(),
                                hit.match().typeName()))
                .toList();
    }

    /** Makes a dashboard, empty or of what its origin shows. */
    public Tagged create(long projectId, long userId, Body body, Origin origin) {
        return database.write(handle -> {
            DashboardDao dao = handle.attach(DashboardDao.class);
            Dashboard made =
                    dao.insert(
                            changed(
                                    blank(
                                            projectId,
                                            userId,
                                            source(dao, projectId, origin),
                                            origin),
                                    body));
            Tags.update(handle, holder(made), body);
            Long original = origin.copyOf();
            if (original != null) {
                tileChanges.copyAll(handle, made, original, userId, origin.copyTiles());
            }
            tileChanges.add(handle, made, userId, origin.tiles());
            subject(made)
                    .ifPresent(
                            subject -> activityLog.add(handle, userId, "created", subject, null));
            return tagged(handle, made);
        });
    }

    /**
     * Changes what the body names, its tiles included; deletes and restores ({@code deleted},
     * {@code delete_insights}). A deleted dashboard is found only to be restored.
     */
    public Tagged update(long projectId, long id, long userId, Body body) {
        return database.write(handle -> {
            DashboardDao dao = handle.attach(DashboardDao.class);
            Dashboard old =
                    dao.find(projectId, id)
                            .filter(found -> !found.deleted() || !body.flag("deleted", true))
                            .orElseThrow(MetadataException::notFound);
            Tagged before = tagged(handle, old);
            Dashboard changed = changed(old, body);
            if (changed.deleted() && !old.deleted() && body.flag("delete_insights", false)) {
                dao.deleteInsights(id, clock.instant());
            }
            if (!changed.deleted() && old.deleted()) {
                dao.restoreInsights(id, clock.instant());
                handle.attach(DashboardTileDao.class).revive(id);
            }
            dao.update(changed);
            if (changed.deleted()) {
                clearPrimary(handle, changed);
            }
            Tags.update(handle, holder(changed), body);
            tileChanges.patch(handle, changed, userId, body);
            Tagged after = tagged(handle, changed);
            log(handle, userId, before, after);
            return after;
        });
    }

    /** A project does not begin with a dashboard that is deleted. */
    private void clearPrimary(Handle handle, Dashboard deleted) {
        ProjectDao projects = handle.attach(ProjectDao.class);
        projects.find(deleted.projectId())
                .ifPresent(project -> {
                    ObjectNode settings = Json.parseObject(project.settings());
                    String primary = ProjectSetting.PRIMARY_DASHBOARD.jsonName();
                    if (settings.path(primary).asLong(0) == deleted.id()) {
                        settings.remove(primary);
                        projects.updateSettings(project.id(), Json.text(settings), clock.instant());
                    }
                });
    }

    /** Notes that somebody opened a dashboard. */
    public void opened(long id) {
        database.writing(handle ->
                handle.attach(DashboardDao.class).updateLastAccessed(id, clock.instant()));
    }

    /** Adds, removes or sets the tags of many. */
    public BulkTagUpdate.Outcome updateTags(long projectId, long userId, BulkTagUpdate update) {
        return database.write(handle -> {
            Map<String, Dashboard> existing =
                    handle.attach(DashboardDao.class).list(projectId).stream()
                            .collect(Collectors.toMap(one -> String.valueOf(one.id()), one -> one));
            return update.apply(
                    handle,
                    projectId,
                    existing,
                    BulkTagUpdate.NO_EDIT_ACCESS,
                    (dashboard, before, after) ->
                            log(
                                    handle,
                                    userId,
                                    new Tagged(dashboard, before),
                                    new Tagged(dashboard, after)));
        });
    }

    private static @Nullable Dashboard source(DashboardDao dao, long projectId, Origin origin) {
        Long id = origin.copyOf();
        return id == null
                ? null
                : dao.find(projectId, id)
                        .filter(found -> !found.deleted())
                        .orElseThrow(() ->
                                MetadataException.invalid(
                                        "use_dashboard", "Invalid value provided"));
    }

    /** A copy begins with the filters and looks of the original, never pinned. */
    private Dashboard blank(
            long projectId, long userId, @Nullable Dashboard source, Origin origin) {
        return new Dashboard(
                0,
                projectId,
                null,
                source == null ? "" : source.description(),
                false,
                false,
                origin.creationMode(),
                source == null ? "{}" : source.filters(),
                source == null ? "{}" : source.variables(),
                source == null ? null : source.breakdownColors(),
                source == null ? null : source.dataColorThemeId(),
                source == null ? null : source.quickFilterIds(),
                Dashboard.EVERYONE_CAN_EDIT,
                clock.instant(),
                userId,
                null,
                null);
    }

    private static Dashboard changed(Dashboard old, Body body) {
        return new Dashboard(
                old.id(),
                old.projectId(),
                body.text("name", old.name(), NAME_LIMIT),
                body.textOrEmpty("description", old.description(), DESCRIPTION_LIMIT),
                body.flag("pinned", old.pinned()),
                body.flag("deleted", old.deleted()),
                old.creationMode(),
                DashboardLooks.filters(body, "filters", old.filters()),
                DashboardLooks.dictionary(
                        body, "variables", "Variables must be a dictionary", old.variables()),
                DashboardLooks.breakdownColors(body, old.breakdownColors()),
                body.integer("data_color_theme_id", old.dataColorThemeId()),
                DashboardLooks.quickFilters(body, old.quickFilterIds()),
                restriction(body, old.restrictionLevel()),
                old.createdAt(),
                old.createdBy(),
                old.lastAccessedAt(),
                old.lastRefresh());
    }

    private static int restriction(Body body, int present) {
        Long level = body.integer("restriction_level", (long) present);
        if (level == null || !RESTRICTIONS.contains(level.intValue())) {
            throw MetadataException.invalidChoice("restriction_level", level);
        }
        return level.intValue();
    }

    private void log(Handle handle, long userId, Tagged before, Tagged after) {
        boolean wasDeleted = before.dashboard().deleted();
        boolean isDeleted = after.dashboard().deleted();
        String activity = wasDeleted == isDeleted ? "updated" : isDeleted ? "deleted" : "restored";
        var changes = ActivityLog.changes(SCOPE, comparable(before), comparable(after));
        if (!changes.isEmpty()) {
            subject(after.dashboard())
                    .ifPresent(
                            subject -> activityLog.add(handle, userId, activity, subject, changes));
        }
    }

    private static ObjectNode comparable(Tagged tagged) {
        Dashboard dashboard = tagged.dashboard();
        ObjectNode state = Json.object();
        state.put("name", dashboard.name());
        state.put("description", dashboard.description());
        state.put("pinned", dashboard.pinned());
        state.put("deleted", dashboard.deleted());
        state.set("filters", Json.parse(dashboard.filters()));
        state.set("variables", Json.parse(dashboard.variables()));
        state.set("breakdown_colors", nullable(dashboard.breakdownColors()));
        state.put("data_color_theme_id", dashboard.dataColorThemeId());
        state.set("quick_filter_ids", nullable(dashboard.quickFilterIds()));
        state.put("restriction_level", dashboard.restrictionLevel());
        state.set("tags", Json.parse(Json.text(tagged.tags())));
        return state;
    }

    private static @Nullable JsonNode nullable(@Nullable String json) {
        return json == null ? null : Json.parse(json);
    }

    private static Optional<ActivityLog.Subject> subject(Dashboard dashboard) {
        return Optional.ofNullable(dashboard.name())
                .filter(name -> !name.isEmpty())
                .map(name ->
                        new ActivityLog.Subject(
                                dashboard.projectId(),
                                SCOPE,
                                String.valueOf(dashboard.id()),
                                name,
                                null));
    }

    private static Tagged tagged(Handle handle, Dashboard dashboard) {
        return new Tagged(dashboard, Tags.of(handle, holder(dashboard)));
    }

    private static TagHolder holder(Dashboard dashboard) {
        return new TagHolder(dashboard.projectId(), TaggedKind.DASHBOARD, dashboard.id());
    }
}
