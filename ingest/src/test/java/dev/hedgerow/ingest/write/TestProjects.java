package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.capture.Requests;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.organizations.Organization;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.secrets.Secrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import tools.jackson.databind.node.JsonNodeFactory;

/** Projects for tests. */
final class TestProjects {

    private TestProjects() {}

    /** A store that has missed nothing so far. */
    static MemoryStore store(MetadataDatabase metadata) {
        return new MemoryStore(metadata.reading(ChangeVersionDao.class, ChangeVersionDao::current));
    }

    /** A new project in a new organization. */
    static Project create(MetadataDatabase metadata) {
        Clock clock = Clock.fixed(Requests.NOW, ZoneOffset.UTC);
        Secrets secrets = new Secrets(new SecureRandom());
        Organization organization =
                new Organizations(metadata, secrets, clock).create("organization");
        return new Projects(metadata, secrets, clock)
                .create(
                        organization.id(),
                        new Body(JsonNodeFactory.instance.objectNode().put("name", "project")));
    }
}
