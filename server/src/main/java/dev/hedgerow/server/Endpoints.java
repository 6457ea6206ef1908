package dev.hedgerow.server;

import dev.hedgerow.http.actions.ActionReferenceResource;
import dev.hedgerow.http.actions.ActionResource;
import dev.hedgerow.http.activity.ActivityLogResource;
import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.annotations.AnnotationResource;
import dev.hedgerow.http.auth.LoginThrottle;
import dev.hedgerow.http.capture.CaptureResource;
import dev.hedgerow.http.csv.CsvLists;
import dev.hedgerow.http.dashboards.DashboardAnswers;
import dev.hedgerow.http.dashboards.DashboardFinder;
import dev.hedgerow.http.dashboards.DashboardResource;
import dev.hedgerow.http.dashboards.DashboardRunResource;
import dev.hedgerow.http.dashboards.DashboardSnapshotResource;
import dev.hedgerow.http.dashboards.DashboardSnapshots;
import dev.hedgerow.http.dashboards.DashboardStreamResource;
import dev.hedgerow.http.dashboards.DashboardTemplateResource;
import dev.hedgerow.http.dashboards.DashboardTemplates;
import dev.hedgerow.http.dashboards.DashboardTileResource;
import dev.hedgerow.http.events.EventResource;
import dev.hedgerow.http.insights.InsightActivityResource;
import dev.hedgerow.http.insights.InsightAdviceResource;
import dev.hedgerow.http.insights.InsightBodies;
import dev.hedgerow.http.insights.InsightFinder;
import dev.hedgerow.http.insights.InsightQueryString;
import dev.hedgerow.http.insights.InsightResource;
import dev.hedgerow.http.insights.InsightViewResource;
import dev.hedgerow.http.insights.LegacyInsightResource;
import dev.hedgerow.http.keys.KeyResource;
import dev.hedgerow.http.members.InviteResource;
import dev.hedgerow.http.members.MemberResource;
import dev.hedgerow.http.ops.NotYetResource;
import dev.hedgerow.http.ops.OpsResource;
import dev.hedgerow.http.ops.RoutesPage;
import dev.hedgerow.http.organizations.OrganizationResource;
import dev.hedgerow.http.phrasing.Phrasing;
import dev.hedgerow.http.projects.ProjectResource;
import dev.hedgerow.http.query.QueryResource;
import dev.hedgerow.http.query.Questions;
import dev.hedgerow.http.route.ErrorMapper;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.schema.SchemaResource;
import dev.hedgerow.http.sdk.SdkFiles;
import dev.hedgerow.http.sdk.SdkResource;
import dev.hedgerow.http.sharing.SharedPageResource;
import dev.hedgerow.http.sharing.SharedThings;
import dev.hedgerow.http.sharing.SharingResource;
import dev.hedgerow.http.tags.TagResource;
import dev.hedgerow.http.users.LoginResource;
import dev.hedgerow.http.users.MeResource;
import dev.hedgerow.http.values.PropertyValues;
import dev.hedgerow.http.values.SessionResource;
import dev.hedgerow.http.variables.VariableResource;
import dev.hedgerow.insights.advice.Advisor;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.actions.ActionReferences;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.annotations.Annotations;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.dashboards.InsightPlacement;
import dev.hedgerow.metadata.insights.InsightList;
import dev.hedgerow.metadata.insights.InsightViews;
import dev.hedgerow.metadata.templates.SavedTemplates;
import dev.hedgerow.metadata.users.Members;
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
    private final Phrasing phrasing;
    private final Clock clock;

    Endpoints(
            Accounts accounts,
            Engine engine,
            JsonMapper mapper,
            ErrorMapper errors,
            Phrasing phrasing,
            Clock clock) {
        this.accounts = accounts;
        this.engine = engine;
        this.mapper = mapper;
        this.errors = errors;
        this.phrasing = phrasing;
        this.clock = clock;
    }

    /** All of them; developers' pages only in dev mode. */
    List<Resource> all(MetadataDatabase metadata, PrometheusMeterRegistry meters, boolean dev) {
        List<Resource> all = new ArrayList<>();
        all.add(new OpsResource(engine.pipeline()::isRunning, meters));
        all.add(new CaptureResource(engine.ingest(), clock));
        all.add(new SdkResource(accounts.projects(), new SdkFiles(), mapper, accounts.secrets()));
        addAccounts(all, metadata);
        all.add(new QueryResource(engine.runner(), engine.waiters(), errors, clock));
        PropertyValues values =
                new PropertyValues(new Questions(engine.runner(), mapper), mapper, clock);
        all.add(new EventResource(engine.runner(), engine.waiters(), mapper, values));
        all.add(new SessionResource(values, engine.waiters()));
        addInsights(all, metadata);
        all.add(new TagResource(metadata));
        addDefinitions(all, metadata);
        all.addAll(new TaxonomyEndpoints(accounts, engine, clock).all(metadata));
        all.add(new NotYetResource());
        all.add(new SchemaResource(List.copyOf(all), mapper));
        if (dev) {
            all.add(new RoutesPage(List.copyOf(all)));
        }
        return all;
    }

    private void addAccounts(List<Resource> all, MetadataDatabase metadata) {
        all.add(
                new OrganizationResource(
                        accounts.organizations(), accounts.users(), accounts.territory()));
        all.add(new MeResource(accounts.users(), accounts.sessions(), accounts.territory()));
        LoginThrottle throttle = new LoginThrottle();
        all.add(new LoginResource(accounts.users(), accounts.sessions(), throttle));
        all.add(new MemberResource(accounts.users(), new Members(metadata, clock)));
        all.add(
                new InviteResource(
                        accounts.invites(),
                        accounts.users(),
                        accounts.organizations(),
                        throttle,
                        clock));
        all.add(new KeyResource(accounts.keys()));
    }

    private void addInsights(List<Resource> all, MetadataDatabase metadata) {
        InsightParts parts = InsightParts.on(metadata, accounts, engine, clock);
        all.add(new ProjectResource(accounts.projects(), accounts.territory(), parts.dashboards()));
        ActivityPages activity = new ActivityPages(parts.log(), accounts.users());
        CsvLists csv = new CsvLists(mapper);
        Advisor advisor = new Advisor(engine.runner(), engine.projects(), clock);
        InsightPlacement placement = new InsightPlacement(metadata);
        all.add(
                new InsightResource(
                        parts.insights(),
                        new InsightBodies(advisor),
                        new InsightFinder(
                                parts.insights(),
                                new InsightList(metadata),
                                new InsightQueryString(mapper, placement, clock),
                                placement),
                        parts.answers(),
                        parts.contexts(),
                        engine.waiters(),
                        csv));
        all.add(
                new InsightAdviceResource(
                        parts.insights(),
                        accounts.organizations(),
                        advisor,
                        phrasing,
                        engine.waiters()));
        all.add(new ActivityLogResource(parts.log(), activity));
        all.add(new InsightActivityResource(parts.insights(), activity, csv));
        all.add(
                new InsightViewResource(
                        parts.insights(),
                        new InsightViews(metadata, clock),
                        parts.answers(),
                        accounts.users(),
                        engine.runner(),
                        csv));
        all.add(new LegacyInsightResource(engine.runner(), engine.waiters()));
        addDashboards(all, metadata, parts, activity);
        addSharing(all, parts, new Cohorts(metadata, clock, parts.log()));
    }

    private void addSharing(List<Resource> all, InsightParts parts, Cohorts cohorts) {
        all.add(new SharingResource(accounts.sharing(), parts.insights(), parts.dashboards()));
        SharedThings things =
                new SharedThings(
                        accounts.projects(),
                        parts.insights(),
                        parts.answers(),
                        parts.dashboards(),
                        parts.dashboardAnswers(),
                        cohorts);
        all.add(new SharedPageResource(accounts.sharing(), things, engine.waiters(), mapper));
    }

    private void addDashboards(
            List<Resource> all,
            MetadataDatabase metadata,
            InsightParts parts,
            ActivityPages activity) {
        DashboardFinder finder = new DashboardFinder(parts.dashboards());
        DashboardAnswers answers = parts.dashboardAnswers();
        SavedTemplates saved = new SavedTemplates(metadata, accounts.secrets(), clock);
        DashboardTemplates templates = new DashboardTemplates(saved, accounts.users());
        all.add(new DashboardTemplateResource(templates, saved));
        all.add(
                new DashboardResource(
                        parts.dashboards(),
                        finder,
                        answers,
                        templates,
                        engine.waiters(),
                        activity));
        all.add(new DashboardTileResource(finder, parts.tiles(), answers));
        all.add(new DashboardRunResource(finder, answers, engine.waiters()));
        all.add(
                new DashboardSnapshotResource(
                        finder,
                        answers,
                        new DashboardSnapshots(accounts.secrets()),
                        engine.waiters()));
        all.add(new DashboardStreamResource(finder, answers, engine.waiters(), mapper));
    }

    /** What people define for queries to use: actions, cohorts, variables. */
    private void addDefinitions(List<Resource> all, MetadataDatabase metadata) {
        ActivityLog log = new ActivityLog(metadata, accounts.secrets(), clock);
        Actions actions = new Actions(metadata, clock, log);
        ActionReferences references = new ActionReferences(metadata);
        all.add(new ActionResource(actions, references, accounts.users()));
        all.add(new ActionReferenceResource(actions, references, accounts.users()));
        PeopleParts people = PeopleParts.on(metadata, accounts, engine, mapper, clock);
        all.addAll(people.resources());
        all.add(new AnnotationResource(new Annotations(metadata, clock, log), accounts.users()));
        all.add(new VariableResource(new InsightVariables(metadata, accounts.secrets(), clock)));
    }
}
