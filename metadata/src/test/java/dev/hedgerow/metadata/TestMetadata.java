package dev.hedgerow.metadata;

import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.keys.PersonalApiKeys;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.secrets.PasswordHasher;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.users.Users;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import tools.jackson.databind.node.ObjectNode;

/**
 * A database in a temporary folder, a clock that a test moves, and an organization with one of
 * each.
 */
public final class TestMetadata implements AutoCloseable {

    public final MetadataDatabase database;
    public final MovedClock clock = new MovedClock();
    public final Secrets secrets = new Secrets(new SecureRandom());
    public final PasswordHasher passwords = new PasswordHasher(secrets);
    public final Organizations organizations;
    public final Projects projects;
    public final Users users;
    public final PersonalApiKeys keys;
    public final FirstStart firstStart;

    public TestMetadata(Path folder) {
        database = MetadataDatabase.open(folder.resolve("metadata.db"));
        organizations = new Organizations(database, secrets, clock);
        projects = new Projects(database, secrets, clock);
        users = new Users(database, secrets, passwords, clock);
        keys = new PersonalApiKeys(database, secrets, clock);
        firstStart = new FirstStart(database, secrets, passwords, clock);
    }

    public FirstStart.Made start() {
        return firstStart.run(FirstStart.Wishes.NONE).orElseThrow();
    }

    /** A request body from JSON text. */
    public static Body body(String json) {
        return new Body((ObjectNode) Json.parse(json.replace('\'', '"')));
    }

    @Override
    public void close() {
        database.close();
    }

    /** Stands still until moved. */
    public static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2024-05-01T10:00:00.123456Z");

        public void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }
    }
}
