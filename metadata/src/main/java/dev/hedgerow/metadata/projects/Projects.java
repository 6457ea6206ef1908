package dev.hedgerow.metadata.projects;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.Remembered;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of projects: making, finding and changing them. */
public final class Projects {

    /**
     * HTML attributes that autocapture keeps unless the project says otherwise; PostHog's default.
     */
    private static final String DEFAULT_DATA_ATTRIBUTES = "[\"data-attr\"]";

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;
    private final Remembered<Long, Optional<Project>> byId;

    public Projects(MetadataDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.byId =
                new Remembered<>(
                        database, id -> database.reading(ProjectDao.class, dao -> dao.find(id)));
    }

    public Optional<Project> find(long id) {
        return byId.get(id);
    }

    /** The project that an SDK's token names. */
    public Optional<Project> findByToken(String token) {
        return database.reading(ProjectDao.class, dao -> dao.findByToken(token));
    }

    /** The projects of an organization by number. */
    public List<Project> list(UUID organizationId, int limit, int offset) {
        return database.reading(ProjectDao.class, dao -> dao.list(organizationId, limit, offset));
    }

    public int count(UUID organizationId) {
        return database.reading(ProjectDao.class, dao -> dao.count(organizationId));
    }

    /** Every project of every organization, for work in the background. */
    public List<Project> listAll() {
        return database.reading(ProjectDao.class, ProjectDao::listAll);
    }

    /** Makes a project from the fields of a request; all have defaults. */
    public Project create(UUID organizationId, Body body) {
        return database.write(handle -> create(handle, organizationId, body, null));
    }

    /** Makes a project inside a transaction, with a given token or, for null, a new one. */
    public Project create(Handle handle, UUID organizationId, Body body, @Nullable String token) {
        Instant now = clock.instant();
        Project blank =
                new Project(
                        0,
                        secrets.uuid(),
                        organizationId,
                        "Default project",
                        token == null ? secrets.projectToken() : token,
                        "UTC",
                        null,
                        "[]",
                        null,
                        "[]",
                        null,
                        DEFAULT_DATA_ATTRIBUTES,
                        "[]",
                        "{}",
                        now,
                        now);
        return handle.attach(ProjectDao.class).insert(changed(blank, body, now));
    }

    /** Changes the fields that the body names. */
    public Project update(long id, Body body) {
        return database.write(handle -> {
            ProjectDao dao = handle.attach(ProjectDao.class);
            Project old = dao.find(id).orElseThrow(MetadataException::notFound);
            Project changed = changed(old, body, clock.instant());
            dao.update(changed);
            return changed;
        });
    }

    /** Gives the project another token; the old one is refused from now on. */
    public Project resetToken(long id) {
        return database.write(handle -> {
            ProjectDao dao = handle.attach(ProjectDao.class);
            dao.updateToken(id, secrets.projectToken(), clock.instant());
            return dao.find(id).orElseThrow(MetadataException::notFound);
        });
    }

    private static Project changed(Project old, Body body, Instant now) {
        return new Project(
                old.id(),
                old.uuid(),
                old.organizationId(),
                body.name("name", old.name()),
                old.apiToken(),
                timezone(body, old),
                weekStartDay(body, old),
                body.list("test_account_filters", old.testAccountFilters()),
                body.nullableFlag(
                        "test_account_filters_default_checked",
                        old.testAccountFiltersDefaultChecked()),
                body.listOrEmpty("path_cleaning_filters", old.pathCleaningFilters()),
                body.nullableTexts(
                        "person_display_name_properties", old.personDisplayNameProperties()),
                body.textsOrEmpty("data_attributes", old.dataAttributes()),
                body.textsOrEmpty("app_urls", old.appUrls()),
                settings(body, old),
                old.createdAt(),
                now);
    }

    private static String timezone(Body body, Project old) {
        if (!body.has("timezone")) {
            return old.timezone();
        }
        String name = body.name("timezone", old.timezone());
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException exception) {
            throw MetadataException.invalidChoice("timezone", name);
        }
    }

    private static @Nullable Integer weekStartDay(Body body, Project old) {
        Integer present = old.weekStartDay();
        Long day = body.integer("week_start_day", present == null ? null : present.longValue());
        if (day == null) {
            return null;
        }
        if (day != 0 && day != 1) {
            throw MetadataException.invalidChoice("week_start_day", day);
        }
        return day.intValue();
    }

    private static String settings(Body body, Project old) {
        ObjectNode settings = Json.parseObject(old.settings());
        for (ProjectSetting setting : ProjectSetting.values()) {
            JsonNode value = body.get(setting.jsonName());
            if (value != null) {
                settings.set(setting.jsonName(), setting.check(value));
            }
        }
        return Json.text(settings);
    }
}
