package dev.hedgerow.server;

import dev.hedgerow.http.actions.ActionResource;
import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.auth.LoginThrottle;
import dev.hedgerow.http.capture.CaptureResource;
import dev.hedgerow.http.cohorts.CohortResource;
import dev.hedgerow.http.events.EventResource;
import dev.hedgerow.http.insights.InsightAnswers;
import dev.hedgerow.http.insights.InsightCalculator;
import dev.hedgerow.http.insights.InsightQueryString;
import dev.hedgerow.http.insights.InsightResource;
import dev.hedgerow.http.insights.InsightViewResource;
import dev.hedgerow.http.keys.KeyResource;
import dev.hedgerow.http.ops.NotYetResource;
import dev.hedgerow.http.ops.OpsResource;
import dev.hedgerow.http.ops.RoutesPage;
import dev.hedgerow.http.organizations.OrganizationResource;
import dev.hedgerow.http.projects.ProjectResource;
import dev.hedgerow.http.query.QueryResource;
import dev.hedgerow.http.route.ErrorMapper;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.schema.SchemaResource;
import dev.hedgerow.http.sdk.SdkFiles;
import dev.hedgerow.http.sdk.SdkResource;
import dev.hedgerow.http.tags.TagResource;
import dev.hedgerow.http.users.LoginResource;
import dev.hedgerow.http.users.MeResource;
import dev.hedgerow.http.variables.VariableResource;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.insights.InsightList;
import dev.hedgerow.metadata.insights.InsightViews;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.variables.InsightVariables;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Makes every resource of the API. */
final class Endpoints {
    private final Accounts accounts;
    private final Engine engine;
    private final JsonMapper mapper;
    private final ErrorMapper errors;
    private final Clock clock;

    Endpoints(
            Accounts accounts, Engine engine, JsonMapper mapper, ErrorMapper errors, Clock clock) {
        this.accounts = accounts;
        this.engine = engine;
        this.mapper = mapper;
        this.errors = errors;
        this.clock = clock;
    }

    /** All of them; developers' pages only in dev mode. */
    List<Resource> all(MetadataDatabase metadata, PrometheusMeterRegistry meters, boolean dev) {
        List<Resource> all = new ArrayList<>();
        all.add(new OpsResource(engine.pipeline()::isRunning, meters));
        all.add(new CaptureResource(engine.ingest(), clock));
        all.add(new SdkResource(accounts.projects(), new SdkFiles(), mapper, accounts.secrets()));
        addAccounts(all);
        all.add(new QueryResource(engine.runner(), engine.waiters(), errors, clock));
        all.add(new EventResource(engine.runner(), engine.waiters(), mapper));
        addInsights(all, metadata);
        all.add(new TagResource(metadata));
        addDefinitions(all, metadata);
        all.add(new NotYetResource());
        all.add(new SchemaResource(List.copyOf(all), mapper));
        if (dev) {
            all.add(new RoutesPage(List.copyOf(all)));
        }
        return all;
    }

    private void addAccounts(List<Resource> all) {
        all.add(
                new OrganizationResource(
                        accounts.organizations(), accounts.users(), accounts.territory()));
        all.add(new ProjectResource(accounts.projects(), accounts.territory()));
        all.add(new MeResource(accounts.users(), accounts.territory()));
        all.add(new LoginResource(accounts.users(), accounts.sessions(), new LoginThrottle()));
        all.add(new KeyResource(accounts.keys()));
    }

    private void addInsights(List<Resource> all, MetadataDatabase metadata) {
        ActivityLog log = new ActivityLog(metadata, accounts.secrets(), clock);
        Insights insights = new Insights(metadata, accounts.secrets(), clock, log);
        InsightAnswers answers =
                new InsightAnswers(new InsightCalculator(engine.runner()), accounts.users());
        all.add(
                new InsightResource(
                        insights,
                        new InsightList(metadata),
                        answers,
                        new InsightQueryString(mapper),
                        engine.waiters(),
                        new ActivityPages(log, accounts.users())));
        all.add(
                new InsightViewResource(
                        insights,
                        new InsightViews(metadata, clock),
                        answers,
                        accounts.users(),
                        engine.runner()));
    }

    /** What people define for queries to use: actions, cohorts, variables. */
    private void addDefinitions(List<Resource> all, MetadataDatabase metadata) {
        ActivityLog log = new ActivityLog(metadata, accounts.secrets(), clock);
        all.add(new ActionResource(new Actions(metadata, clock, log), accounts.users()));
        all.add(new CohortResource(new Cohorts(metadata, clock, log), accounts.users()));
        all.add(new VariableResource(new InsightVariables(metadata, accounts.secrets(), clock)));
    }
}
