package dev.hedgerow.metadata.templates;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Rules of saved templates: each belongs to one project. */
public final class SavedTemplates {

    private static final int TEXT_LIMIT = 400;
    private static final int URL_LIMIT = 8201;

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;

    public SavedTemplates(MetadataDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A project's templates that are not deleted, the oldest first. */
    public List<SavedTemplate> list(long projectId) {
        return database.reading(SavedTemplateDao.class, dao -> dao.list(projectId));
    }

    /**
     * Saves a template.
     *
     * @throws MetadataException when {@code template_name} or {@code tiles} is missing or wrong
     */
    public SavedTemplate create(long projectId, long userId, Body body) {
        SavedTemplate blank =
                new SavedTemplate(
                        secrets.uuid(),
                        projectId,
                        "",
                        "",
                        "{}",
                        "[]",
                        "[]",
                        "[]",
                        null,
                        false,
                        clock.instant(),
                        userId);
        for (String field : List.of("template_name", "tiles")) {
            if (!body.has(field)) {
                throw MetadataException.required(field);
            }
        }
        SavedTemplate made = changed(blank, body);
        database.writing(handle -> handle.attach(SavedTemplateDao.class).insert(made));
        return made;
    }

    /**
     * Changes what the body names, deletes and restores ({@code deleted}).
     *
     * @throws MetadataException {@code NOT_FOUND} when the project has not saved it
     */
    public SavedTemplate update(long projectId, UUID id, Body body) {
        return database.write(handle -> {
            SavedTemplateDao dao = handle.attach(SavedTemplateDao.class);
            SavedTemplate old = dao.find(projectId, id).orElseThrow(MetadataException::notFound);
            SavedTemplate changed = changed(old, body);
            dao.update(changed);
            return changed;
        });
    }

    /** Only a project's own: what every project has is built in. */
    private static void checkScope(Body body) {
        String _ = body.choice("scope", SavedTemplate.SCOPE, List.of(SavedTemplate.SCOPE));
    }

    private static SavedTemplate changed(SavedTemplate old, Body body) {
        checkScope(body);
        return new SavedTemplate(
                old.id(),
                old.projectId(),
                body.name("template_name", old.templateName()),
                body.textOrEmpty("dashboard_description", old.dashboardDescription(), TEXT_LIMIT),
                body.object("dashboard_filters", old.dashboardFilters()),
                body.textsOrEmpty("tags", old.tags()),
                body.list("tiles", old.tiles()),
                body.listOrEmpty("variables", old.variables()),
                body.text("image_url", old.imageUrl(), URL_LIMIT),
                body.flag("deleted", old.deleted()),
                old.createdAt(),
                old.createdBy());
    }
}
