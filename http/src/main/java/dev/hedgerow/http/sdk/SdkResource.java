package dev.hedgerow.http.sdk;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code /flags/}, {@code /decide/}, {@code /array/:token/…} and {@code /static/…}. */
public final class SdkResource implements Resource {
    private static final String SCRIPT = "application/javascript; charset=utf-8";
    private static final String SHORT_CACHE = "public, max-age=300";
    private static final String LONG_CACHE = "public, max-age=14400";

    private final Projects projects;
    private final SdkFiles files;
    private final JsonMapper mapper;
    private final Secrets secrets;

    public SdkResource(Projects projects, SdkFiles files, JsonMapper mapper, Secrets secrets) {
        this.projects = projects;
        this.files = files;
        this.mapper = mapper;
        this.secrets = secrets;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.post(Area.ROOT, "/flags/")
                        .open()
                        .fromAnySite()
                        .takes(byte[].class)
                        .summary("Feature flags of a user: none")
                        .answers(FlagsAnswer.class, this::flags),
                Route.post(Area.ROOT, "/decide/")
                        .open()
                        .fromAnySite()
                        .takes(byte[].class)
                        .summary("Feature flags and remote settings, as older SDKs ask for them")
                        .answers(FlagsAnswer.class, this::decide),
                Route.get(Area.ROOT, "/decide/")
                        .open()
                        .fromAnySite()
                        .summary("Feature flags and remote settings, as older SDKs ask for them")
                        .answers(FlagsAnswer.class, this::decide),
                Route.get(Area.ROOT, "/array/{token}/config/")
                        .open()
                        .fromAnySite()
                        .summary("Remote settings of a project")
                        .answers(RemoteConfig.class, this::config),
                Route.get(Area.ROOT, "/array/{token}/config.js/")
                        .open()
                        .fromAnySite()
                        .summary("Remote settings of a project, as a script")
                        .answers(String.class, this::configScript),
                Route.get(Area.ROOT, "/array/{token}/array.js/")
                        .open()
                        .fromAnySite()
                        .summary("posthog-js together with the settings of a project")
                        .answers(String.class, this::arrayScript),
                Route.get(Area.ROOT, "/static/{file}/")
                        .open()
                        .fromAnySite()
                        .summary("A file of posthog-js")
                        .answers(byte[].class, this::file),
                Route.get(Area.ROOT, "/static/{version}/{file}/")
                        .open()
                        .fromAnySite()
                        .summary(
                                "A file of posthog-js; there is one version, so the path's does not matter")
                        .answers(byte[].class, this::file),
                Route.get(Area.ROOT, "/api/feature_flag/local_evaluation/")
                        .scope("feature_flag:read")
                        .summary("Flag definitions for server SDKs: none")
                        .answers(LocalEvaluationAnswer.class, this::localEvaluation));
    }

    private Reply<FlagsAnswer> flags(Call<byte[]> call) {
        RemoteConfig config = call.queryFlag("config") ? RemoteConfig.ofAny() : null;
        return Reply.ok(FlagsAnswer.none(secrets.uuid(), config));
    }

    private Reply<FlagsAnswer> decide(Call<?> call) {
        return Reply.ok(FlagsAnswer.none(secrets.uuid(), RemoteConfig.ofAny()));
    }

    private Reply<RemoteConfig> config(Call<Void> call) {
        Reply<RemoteConfig> reply = Reply.ok(RemoteConfig.of(project(call)));
        return reply.withHeader("Cache-Control", SHORT_CACHE);
    }

    private Reply<String> configScript(Call<Void> call) {
        Reply<String> reply = Reply.text(200, settings(project(call)), SCRIPT);
        return reply.withHeader("Cache-Control", SHORT_CACHE);
    }

    private Reply<String> arrayScript(Call<Void> call) {
        String settings = settings(project(call));
        byte[] script = files.read("array.js").orElseThrow(ApiException::notFound);
        Reply<String> reply =
                Reply.text(200, settings + new String(script, StandardCharsets.UTF_8), SCRIPT);
        return reply.withHeader("Cache-Control", SHORT_CACHE);
    }

    /** The script that posthog-js loads first. Both texts in it are JSON, which is JavaScript. */
    private String settings(Project project) {
        String token = mapper.writeValueAsString(project.apiToken());
        String config = mapper.writeValueAsString(RemoteConfig.of(project));
        return """
        (function () {
          window._POSTHOG_REMOTE_CONFIG = window._POSTHOG_REMOTE_CONFIG || {};
          window._POSTHOG_REMOTE_CONFIG[%s] = { config: %s, siteApps: [] };
        })();
        """
                .formatted(token, config);
    }

    private Project project(Call<Void> call) {
        return projects.findByToken(call.path("token")).orElseThrow(ApiException::notFound);
    }

    private Reply<byte[]> file(Call<Void> call) {
        byte[] bytes = files.read(call.path("file")).orElseThrow(ApiException::notFound);
        Reply<byte[]> reply = Reply.bytes(bytes, SCRIPT);
        return reply.withHeader("Cache-Control", LONG_CACHE);
    }

    private Reply<LocalEvaluationAnswer> localEvaluation(Call<Void> call) {
        return Reply.ok(new LocalEvaluationAnswer(List.of(), Map.of(), Map.of()));
    }
}
