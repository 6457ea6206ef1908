package dev.hedgerow.metadata.bootstrap;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.keys.PersonalApiKey;
import dev.hedgerow.metadata.keys.PersonalApiKeys;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.secrets.PasswordHasher;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.users.Membership;
import dev.hedgerow.metadata.users.NewUser;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.UserDao;
import dev.hedgerow.metadata.users.Users;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives an empty database an organization, a project, an owner and a key with every scope, all in
 * one transaction. A database that has a user is left as it is.
 */
public final class FirstStart {

    /**
     * What to make; every null is invented.
     *
     * @param projectToken the {@code phc_…} that SDKs will send
     * @param apiKey the {@code phx_…} of the owner
     */
    public record Wishes(
            @Nullable String organizationName,
            @Nullable String projectName,
            @Nullable String projectToken,
            @Nullable String email,
            @Nullable String password,
            @Nullable String apiKey) {

        public static final Wishes NONE = new Wishes(null, null, null, null, null, null);

        /** Nothing secret. */
        @Override
        public String toString() {
            return "Wishes[" + organizationName + ", " + projectName + ", " + email + "]";
        }
    }

    /** What was made. Password and key are known only here: print them once, never log them. */
    public record Made(
            Organization organization, Project project, User user, String password, String apiKey) {

        /** Nothing secret. */
        @Override
        public String toString() {
            return "Made["
                    + organization.name()
                    + ", "
                    + project.name()
                    + ", "
                    + user.email()
                    + "]";
        }
    }

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final PasswordHasher passwords;
    private final Clock clock;

    public FirstStart(
            MetadataDatabase database, Secrets secrets, PasswordHasher passwords, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Makes what is wished, or returns empty when somebody is there already. */
    public Optional<Made> run(Wishes wishes) {
        if (database.reading(UserDao.class, UserDao::count) > 0) {
            return Optional.empty();
        }
        String password = or(wishes.password(), secrets.token().substring(0, 20));
        String hash = passwords.hash(password);
        return database.write(handle ->
                handle.attach(UserDao.class).count() > 0
                        ? Optional.empty()
                        : Optional.of(make(handle, wishes, password, hash)));
    }

    private Made make(Handle handle, Wishes wishes, String password, String passwordHash) {
        Organization organization =
                new Organizations(database, secrets, clock)
                        .create(handle, or(wishes.organizationName(), "My organization"));
        ObjectNode fields = Json.object().put("name", or(wishes.projectName(), "Default project"));
        Project project =
                new Projects(database, secrets, clock)
                        .create(handle, organization.id(), new Body(fields), wishes.projectToken());
        NewUser owner =
                new NewUser(
                        organization.id(),
                        Membership.OWNER,
                        or(wishes.email(), "admin@localhost"),
                        password,
                        "Admin",
                        "");
        User user =
                new Users(database, secrets, passwords, clock)
                        .create(handle, owner, passwordHash, project.id());
        ObjectNode keyFields = Json.object().put("label", "First start");
        keyFields.putArray("scopes").add("*");
        PersonalApiKey.Issued key =
                new PersonalApiKeys(database, secrets, clock)
                        .create(
                                handle,
                                user.id(),
                                new Body(keyFields),
                                or(wishes.apiKey(), secrets.personalApiKey()));
        return new Made(organization, project, user, password, key.value());
    }

    private static String or(@Nullable String wish, String invented) {
        return wish == null || wish.isBlank() ? invented : wish;
    }
}
