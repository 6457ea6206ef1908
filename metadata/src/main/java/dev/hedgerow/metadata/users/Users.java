package dev.hedgerow.metadata.users;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.Remembered;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.secrets.PasswordHasher;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of users and memberships: making them, logging in, changing one's own account. */
public final class Users {

    /** Settings that a user may store and we only keep. */
    private static final List<String> KEPT_SETTINGS =
            List.of(
                    "theme_mode",
                    "hedgehog_config",
                    "notification_settings",
                    "events_column_config",
                    "toolbar_mode",
                    "has_seen_product_intro_for",
                    "anonymize_data",
                    "role_at_organization_other");

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final PasswordHasher passwords;
    private final Clock clock;
    private final Remembered<Long, Optional<User>> byId;

    public Users(
            MetadataDatabase database, Secrets secrets, PasswordHasher passwords, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.passwords = passwords;
        this.clock = clock;
        this.byId =
                new Remembered<>(
                        database, id -> database.reading(UserDao.class, dao -> dao.find(id)));
    }

    public Optional<User> find(long id) {
        return byId.get(id);
    }

    /** Finds a user whatever the case of the address. */
    public Optional<User> findByEmail(String email) {
        return database.reading(UserDao.class, dao -> dao.findByEmail(fold(email)));
    }

    /** The users with these ids, by id; unknown ids are left out. */
    public Map<Long, User> findAll(Collection<Long> ids) {
        Map<Long, User> users = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database.reading(UserDao.class, dao -> dao.listByIds(List.copyOf(ids)))
                    .forEach(user -> users.put(user.id(), user));
        }
        return users;
    }

    /**
     * Who wrote those items, by id; items without an author and authors who are gone are left out.
     */
    public <T> Map<Long, User> authors(
            Collection<T> items, Function<? super T, @Nullable Long> author) {
        Set<Long> ids = new LinkedHashSet<>();
        for (T item : items) {
            Long id = author.apply(item);
            if (id != null) {
                ids.add(id);
            }
        }
        return findAll(ids);
    }

    /** Who is in an organization, in the order of joining. */
    public List<Membership> members(UUID organizationId) {
        return database.reading(MembershipDao.class, dao -> dao.list(organizationId));
    }

    /** The organizations a user is in, in the order of joining. */
    public List<Membership> memberships(long userId) {
        return database.reading(MembershipDao.class, dao -> dao.listOfUser(userId));
    }

    public Optional<Membership> membership(UUID organizationId, long userId) {
        return database.reading(MembershipDao.class, dao -> dao.find(organizationId, userId));
    }

    /**
     * Makes a user.
     *
     * @throws MetadataException {@code UNIQUE} when somebody has the address
     */
    public User create(NewUser request) {
        String hash = passwords.hash(request.password());
        return database.write(handle -> create(handle, request, hash, null));
    }

    /**
     * Makes a user inside a transaction; the caller hashes first, so that the writer does not wait
     * for it.
     */
    public User create(
            Handle handle, NewUser request, String passwordHash, @Nullable Long currentProjectId) {
        UserDao dao = handle.attach(UserDao.class);
        checkEmailIsFree(dao, request.email(), 0);
        Instant now = clock.instant();
        User user =
                dao.insert(
                        new User(
                                0,
                                secrets.uuid(),
                                secrets.token(),
                                request.email(),
                                fold(request.email()),
                                request.firstName(),
                                request.lastName(),
                                passwordHash,
                                null,
                                true,
                                false,
                                null,
                                request.organizationId(),
                                currentProjectId,
                                "{}",
                                now,
                                null));
        handle.attach(MembershipDao.class)
                .insert(
                        new Membership(
                                secrets.uuid(),
                                request.organizationId(),
                                user.id(),
                                request.level(),
                                now,
                                now));
        return user;
    }

    /** The active user with this email and password; takes as long when there is none. */
    public Optional<User> logIn(String email, String password) {
        Optional<User> user = findByEmail(email).filter(User::isActive);
        String stored = user.map(User::passwordHash).orElse(PasswordHasher.NOBODYS);
        if (!passwords.matches(password, stored) || user.isEmpty()) {
            return Optional.empty();
        }
        database.writing(handle ->
                handle.attach(UserDao.class).updateLastLogin(user.get().id(), clock.instant()));
        return user;
    }

    /**
     * Changes one's own account. A new {@code password} needs {@code current_password}; {@code
     * set_current_team} and {@code set_current_organization} choose what {@code @current} means.
     */
    public User update(long id, Body body) {
        String newHash = newPasswordHash(id, body);
        return database.write(handle -> {
            UserDao dao = handle.attach(UserDao.class);
            User old = dao.find(id).orElseThrow(MetadataException::notFound);
            String email = body.name("email", old.email());
            checkEmailIsFree(dao, email, id);
            User changed =
                    new User(
                            old.id(),
                            old.uuid(),
                            old.distinctId(),
                            email,
                            fold(email),
                            body.textOrEmpty("first_name", old.firstName(), 150),
                            body.textOrEmpty("last_name", old.lastName(), 150),
                            newHash == null ? old.passwordHash() : newHash,
                            old.isEmailVerified(),
                            old.isActive(),
                            old.isStaff(),
                            body.text("role_at_organization", old.roleAtOrganization(), 64),
                            currentOrganization(handle, body, old),
                            currentProject(body, old),
                            settings(body, old),
                            old.createdAt(),
                            old.lastLogin());
            dao.update(changed);
            return changed;
        });
    }

    private @Nullable String newPasswordHash(long id, Body body) {
        String password = body.text("password", null, 4096);
        if (password == null) {
            return null;
        }
        NewUser.checkPassword(password);
        String current = body.text("current_password", null, 4096);
        String stored = find(id).map(User::passwordHash).orElse(null);
        if (stored != null && (current == null || !passwords.matches(current, stored))) {
            throw MetadataException.invalid(
                    "current_password", "Your current password is incorrect.");
        }
        return passwords.hash(password);
    }

    private static void checkEmailIsFree(UserDao dao, String email, long ownId) {
        dao.findByEmail(fold(email))
                .filter(other -> other.id() != ownId)
                .ifPresent(other -> {
                    throw MetadataException.unique(
                            "email", "There is already an account with this email address.");
                });
    }

    private static @Nullable UUID currentOrganization(Handle handle, Body body, User old) {
        String wanted = body.text("set_current_organization", null, 64);
        if (wanted == null) {
            return old.currentOrganizationId();
        }
        return handle.attach(MembershipDao.class).listOfUser(old.id()).stream()
                .map(Membership::organizationId)
                .filter(organization -> organization.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        MetadataException.invalid(
                                "set_current_organization",
                                "Object with id \"" + wanted + "\" does not exist."));
    }

    /** The caller has checked that the user may see the project. */
    private static @Nullable Long currentProject(Body body, User old) {
        Long wanted = body.integer("set_current_team", null);
        return wanted == null ? old.currentProjectId() : wanted;
    }

    private static String settings(Body body, User old) {
        ObjectNode settings = Json.parseObject(old.settings());
        for (String name : KEPT_SETTINGS) {
            JsonNode value = body.get(name);
            if (value != null) {
                settings.set(name, value);
            }
        }
        return Json.text(settings);
    }

    private static String fold(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
