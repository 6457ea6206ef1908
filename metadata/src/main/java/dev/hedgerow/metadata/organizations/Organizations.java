package dev.hedgerow.metadata.organizations;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.Remembered;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rules of organizations: making, finding and changing them. */
public final class Organizations {

    private static final int SLUG_LIMIT = 48;

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;
    private final Remembered<Long, List<Organization>> ofUser;

    public Organizations(MetadataDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.ofUser =
                new Remembered<>(
                        database,
                        userId ->
                                List.copyOf(
                                        database.reading(
                                                OrganizationDao.class,
                                                dao -> dao.listOfUser(userId))));
    }

    public Optional<Organization> find(UUID id) {
        return database.reading(OrganizationDao.class, dao -> dao.find(id));
    }

    /** The organizations a user is in, in the order of joining. */
    public List<Organization> listOfUser(long userId) {
        return ofUser.get(userId);
    }

    /** Makes an organization without members. */
    public Organization create(String name) {
        return database.write(handle -> create(handle, name));
    }

    /** The same in the caller's transaction. */
    public Organization create(Handle handle, String name) {
        OrganizationDao dao = handle.attach(OrganizationDao.class);
        Instant now = clock.instant();
        Organization organization =
                new Organization(secrets.uuid(), name, freeSlug(dao, name), null, "{}", now, now);
        dao.insert(organization);
        return organization;
    }

    /** Takes {@code name} and {@code is_ai_data_processing_approved}. */
    public Organization update(UUID id, Body body) {
        return database.write(handle -> {
            OrganizationDao dao = handle.attach(OrganizationDao.class);
            Organization old = dao.find(id).orElseThrow(MetadataException::notFound);
            Organization changed =
                    new Organization(
                            old.id(),
                            body.name("name", old.name()),
                            old.slug(),
                            body.nullableFlag(
                                    "is_ai_data_processing_approved",
                                    old.isAiDataProcessingApproved()),
                            old.settings(),
                            old.createdAt(),
                            clock.instant());
            dao.update(changed);
            return changed;
        });
    }

    private String freeSlug(OrganizationDao dao, String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        slug =
                slug.isEmpty()
                        ? "organization"
                        : slug.substring(0, Math.min(slug.length(), SLUG_LIMIT));
        return dao.findBySlug(slug).isEmpty()
                ? slug
                : slug + "-" + secrets.shortId().toLowerCase(Locale.ROOT);
    }
}
