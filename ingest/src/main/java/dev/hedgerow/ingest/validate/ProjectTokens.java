package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.Remembered;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.ProjectDao;
import dev.hedgerow.metadata.projects.ProjectSetting;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Finds projects by their token; a change of token or settings counts at once. */
public final class ProjectTokens {

    private final Remembered<String, Optional<IngestProject>> projects;

    public ProjectTokens(MetadataDatabase metadata) {
        this.projects =
                new Remembered<>(
                        metadata,
                        token ->
                                metadata.reading(ProjectDao.class, dao -> dao.findByToken(token))
                                        .map(ProjectTokens::of));
    }

    /**
     * The project of a token.
     *
     * @throws CaptureException when there is none
     */
    public IngestProject find(String token) {
        return projects.get(token).orElseThrow(CaptureException::unknownToken);
    }

    private static IngestProject of(Project project) {
        boolean anonymize =
                Json.parse(project.settings()) instanceof ObjectNode settings
                        && ProjectSetting.ANONYMIZE_IPS.of(settings).asBoolean(false);
        return new IngestProject(project.id(), anonymize);
    }
}
