package dev.hedgerow.server;

import dev.hedgerow.http.HttpServer;
import dev.hedgerow.http.auth.Authentication;
import dev.hedgerow.http.auth.LoginThrottle;
import dev.hedgerow.http.auth.Sessions;
import dev.hedgerow.http.auth.Territory;
import dev.hedgerow.http.json.ApiJson;
import dev.hedgerow.http.keys.KeyResource;
import dev.hedgerow.http.ops.NotYetResource;
import dev.hedgerow.http.ops.OpsResource;
import dev.hedgerow.http.ops.RoutesPage;
import dev.hedgerow.http.organizations.OrganizationResource;
import dev.hedgerow.http.projects.ProjectResource;
import dev.hedgerow.http.route.ErrorMapper;
import dev.hedgerow.http.route.RequestLog;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.RouteExecutor;
import dev.hedgerow.http.route.RouteTable;
import dev.hedgerow.http.schema.SchemaResource;
import dev.hedgerow.http.sdk.SdkFiles;
import dev.hedgerow.http.sdk.SdkResource;
import dev.hedgerow.http.users.LoginResource;
import dev.hedgerow.http.users.MeResource;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.keys.PersonalApiKeys;
import dev.hedgerow.metadata.organizations.Organizations;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.secrets.PasswordHasher;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.users.Users;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes every part, hands each what it needs, and starts them in order: folder, metadata, events,
 * writer, listener.
 */
public final class Wiring {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long BYTES_PER_MEGABYTE = 1024L * 1024;

    private Wiring() {}

    /** A running server. @throws StartException when a person has to mend something first */
    public static RunningServer start(Config config, Clock clock) {
        RunningServer.Parts parts = new RunningServer.Parts();
        try {
            return start(config, clock, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static RunningServer start(Config config, Clock clock, RunningServer.Parts parts) {
        DataFolder folder = parts.add(DataFolder.open(config.data()));
        MetadataDatabase metadata = parts.add(openMetadata(folder));
        parts.add(openEvents(folder, config));
        Secrets secrets = new Secrets(new SecureRandom());
        PasswordHasher passwords = new PasswordHasher(secrets);
        FirstStart.Made made =
                new FirstStart(metadata, secrets, passwords, clock)
                        .run(wishes(config.bootstrap()))
                        .orElse(null);

        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Accounts accounts = accounts(metadata, secrets, passwords, clock);
        JsonMapper mapper = ApiJson.mapper();
        List<Resource> resources = resources(accounts, secrets, mapper, meters);
        if (config.dev()) {
            resources.add(new RoutesPage(List.copyOf(resources)));
        }
        resources.add(new SchemaResource(List.copyOf(resources), mapper));
        RouteExecutor executor =
                new RouteExecutor(
                        mapper, accounts.authentication(), accounts.territory(), new ErrorMapper());
        HttpServer http =
                parts.add(
                        listen(
                                config,
                                new RouteTable(resources),
                                executor,
                                new RequestLog(meters)));
        return new RunningServer(config.host(), http, made, parts);
    }

    private static MetadataDatabase openMetadata(DataFolder folder) {
        try {
            return MetadataDatabase.open(folder.metadataFile());
        } catch (MetadataException e) {
            throw StartException.file(e);
        }
    }

    private static DuckDbEventStore openEvents(DataFolder folder, Config config) {
        DuckDbSettings settings =
                new DuckDbSettings(
                        folder.eventsFile(),
                        config.queryMemoryMb() * BYTES_PER_MEGABYTE,
                        config.queryThreads(),
                        config.queriesAtOnce(),
                        DuckDbSettings.of(folder.eventsFile()).checkpointBytes());
        try {
            return DuckDbEventStore.open(settings, List.of());
        } catch (StoreException e) {
            throw StartException.file(e);
        }
    }

    /** Users, their organizations and projects, and how they are recognised. */
    private record Accounts(
            Organizations organizations,
            Projects projects,
            Users users,
            PersonalApiKeys keys,
            Sessions sessions,
            Authentication authentication,
            Territory territory) {}

    private static Accounts accounts(
            MetadataDatabase metadata, Secrets secrets, PasswordHasher passwords, Clock clock) {
        Organizations organizations = new Organizations(metadata, secrets, clock);
        Projects projects = new Projects(metadata, secrets, clock);
        Users users = new Users(metadata, secrets, passwords, clock);
        PersonalApiKeys keys = new PersonalApiKeys(metadata, secrets, clock);
        Sessions sessions = new Sessions(secrets);
        return new Accounts(
                organizations,
                projects,
                users,
                keys,
                sessions,
                new Authentication(keys, users, sessions),
                new Territory(organizations, projects));
    }

    private static List<Resource> resources(
            Accounts accounts, Secrets secrets, JsonMapper mapper, PrometheusMeterRegistry meters) {
        List<Resource> resources = new ArrayList<>();
        resources.add(new OpsResource(() -> true, meters));
        resources.add(
                new OrganizationResource(
                        accounts.organizations(), accounts.users(), accounts.territory()));
        resources.add(new ProjectResource(accounts.projects(), accounts.territory()));
        resources.add(new MeResource(accounts.users(), accounts.territory()));
        resources.add(
                new LoginResource(accounts.users(), accounts.sessions(), new LoginThrottle()));
        resources.add(new KeyResource(accounts.keys()));
        resources.add(new SdkResource(accounts.projects(), new SdkFiles(), mapper, secrets));
        resources.add(new NotYetResource());
        return resources;
    }

    private static HttpServer listen(
            Config config, RouteTable table, RouteExecutor executor, RequestLog log) {
        try {
            return HttpServer.start(
                    new HttpServer.Listen(config.host(), config.port(), GRACE),
                    table,
                    executor,
                    log);
        } catch (JavalinBindException e) {
            throw StartException.portInUse(config.host(), config.port(), e);
        }
    }

    private static FirstStart.Wishes wishes(Config.Bootstrap preset) {
        return new FirstStart.Wishes(
                null,
                null,
                preset.projectToken(),
                preset.email(),
                preset.password(),
                preset.apiKey());
    }
}
