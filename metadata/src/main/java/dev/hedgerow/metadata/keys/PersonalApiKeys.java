package dev.hedgerow.metadata.keys;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.Remembered;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.keys.PersonalApiKey.Issued;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Rules of personal API keys: issuing, rolling, confining, and telling whose a value is. */
public final class PersonalApiKeys {

    private static final int PER_USER = 10;
    private static final int LABEL_LIMIT = 40;

    /** last_used_at is exact to this much, so that reading with a key is not a write each time. */
    private static final Duration USE_PRECISION = Duration.ofHours(1);

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;
    private final Remembered<String, Optional<PersonalApiKey>> byHash;

    public PersonalApiKeys(MetadataDatabase database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.byHash =
                new Remembered<>(
                        database,
                        hash ->
                                database.reading(
                                        PersonalApiKeyDao.class, dao -> dao.findByHash(hash)));
    }

    /** The key with this value, noting its use; empty for any other text. */
    public Optional<PersonalApiKey> authenticate(String value) {
        Optional<PersonalApiKey> found = byHash.get(Secrets.hash(value));
        found.ifPresent(this::noteUse);
        return found;
    }

    /** A user's keys, the newest first; nobody can read their values any more. */
    public List<PersonalApiKey> list(long userId) {
        return database.reading(PersonalApiKeyDao.class, dao -> dao.list(userId));
    }

    public Optional<PersonalApiKey> find(String id, long userId) {
        return database.reading(PersonalApiKeyDao.class, dao -> dao.find(id, userId));
    }

    /** Issues a key; {@code label} and {@code scopes} have to be given. */
    public Issued create(long userId, Body body) {
        if (!body.has("label")) {
            throw MetadataException.required("label");
        }
        if (!body.has("scopes")) {
            throw MetadataException.required("scopes");
        }
        return database.write(handle -> {
            if (handle.attach(PersonalApiKeyDao.class).list(userId).size() >= PER_USER) {
                throw MetadataException.invalid(
                        null,
                        "You can only have "
                                + PER_USER
                                + " personal API keys. Remove an existing key before "
                                + "creating a new one.");
            }
            return create(handle, userId, body, secrets.personalApiKey());
        });
    }

    /** Issues a key with a given value inside a transaction. */
    public Issued create(Handle handle, long userId, Body body, String value) {
        PersonalApiKey blank =
                new PersonalApiKey(
                        secrets.token().substring(0, 12),
                        userId,
                        "",
                        Secrets.hash(value),
                        Secrets.mask(value),
                        "[]",
                        "[]",
                        "[]",
                        clock.instant(),
                        null,
                        null);
        PersonalApiKey key = changed(blank, body);
        handle.attach(PersonalApiKeyDao.class).insert(key);
        return new Issued(key, value);
    }

    /**
     * Changes label and scopes.
     *
     * @throws MetadataException {@code NOT_FOUND} for a key that is not the user's
     */
    public PersonalApiKey update(String id, long userId, Body body) {
        return database.write(handle -> {
            PersonalApiKeyDao dao = handle.attach(PersonalApiKeyDao.class);
            PersonalApiKey changed =
                    changed(dao.find(id, userId).orElseThrow(MetadataException::notFound), body);
            dao.update(changed);
            return changed;
        });
    }

    /** Gives the key another value; the old one is refused from now on. */
    public Issued roll(String id, long userId) {
        String value = secrets.personalApiKey();
        return database.write(handle -> {
            PersonalApiKeyDao dao = handle.attach(PersonalApiKeyDao.class);
            PersonalApiKey old = dao.find(id, userId).orElseThrow(MetadataException::notFound);
            PersonalApiKey rolled =
                    new PersonalApiKey(
                            old.id(),
                            old.userId(),
                            old.label(),
                            Secrets.hash(value),
                            Secrets.mask(value),
                            old.scopes(),
                            old.scopedTeams(),
                            old.scopedOrganizations(),
                            old.createdAt(),
                            old.lastUsedAt(),
                            clock.instant());
            dao.update(rolled);
            return new Issued(rolled, value);
        });
    }

    /**
     * Refuses a key from now on.
     *
     * @throws MetadataException {@code NOT_FOUND} for a key that is not the user's
     */
    public void delete(String id, long userId) {
        if (database.write(handle -> handle.attach(PersonalApiKeyDao.class).delete(id, userId))
                == 0) {
            throw MetadataException.notFound();
        }
    }

    private void noteUse(PersonalApiKey key) {
        Instant now = clock.instant();
        Instant last = key.lastUsedAt();
        if (last == null || last.plus(USE_PRECISION).isBefore(now)) {
            database.writing(
                    handle -> handle.attach(PersonalApiKeyDao.class).updateLastUsed(key.id(), now));
        }
    }

    private static PersonalApiKey changed(PersonalApiKey old, Body body) {
        String label = body.name("label", old.label());
        if (label.length() > LABEL_LIMIT) {
            throw MetadataException.tooLong("label", LABEL_LIMIT);
        }
        Scopes scopes = Scopes.parse(body.texts("scopes", old.scopes()));
        if (scopes.granted().isEmpty()) {
            throw MetadataException.invalid("scopes", "At least one scope is required.");
        }
        return new PersonalApiKey(
                old.id(),
                old.userId(),
                label,
                old.valueHash(),
                old.maskValue(),
                scopes.toJson(),
                projectIds(body, old),
                body.textsOrEmpty("scoped_organizations", old.scopedOrganizations()),
                old.createdAt(),
                old.lastUsedAt(),
                old.lastRolledAt());
    }

    private static String projectIds(Body body, PersonalApiKey old) {
        String ids = body.listOrEmpty("scoped_teams", old.scopedTeams());
        for (JsonNode id : Json.parse(ids)) {
            if (!id.isIntegralNumber()) {
                throw MetadataException.invalid("scoped_teams", "A valid integer is required.");
            }
        }
        return ids;
    }
}
