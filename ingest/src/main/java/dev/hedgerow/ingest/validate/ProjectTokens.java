package dev.hedgerow.ingest.validate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.ProjectDao;
import dev.hedgerow.metadata.projects.ProjectSetting;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Finds projects by their token; a change of token or settings counts within seconds. */
public final class ProjectTokens {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final long MAX_TOKENS = 10_000;

    private final LoadingCache<String, Optional<IngestProject>> projects;

    public ProjectTokens(MetadataDatabase metadata) {
        this.projects =
                Caffeine.newBuilder()
                        .maximumSize(MAX_TOKENS)
                        .expireAfterWrite(REMEMBERED)
                        .executor(Runnable::run)
                        .build(token ->
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
