package dev.hedgerow.server;

import dev.hedgerow.http.dashboards.DashboardAnswers;
import dev.hedgerow.http.insights.InsightAnswers;
import dev.hedgerow.http.insights.InsightCalculator;
import dev.hedgerow.http.insights.QueryContexts;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.dashboards.DashboardTiles;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.dashboards.TileChanges;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.variables.InsightVariables;
import java.time.Clock;

/** What the resources of insights and dashboards share. */
record InsightParts(
        ActivityLog log,
        Insights insights,
        Dashboards dashboards,
        DashboardTiles tiles,
        QueryContexts contexts,
        InsightAnswers answers,
        DashboardAnswers dashboardAnswers) {

    static InsightParts on(
            MetadataDatabase metadata, Accounts accounts, Engine engine, Clock clock) {
        ActivityLog log = new ActivityLog(metadata, accounts.secrets(), clock);
        Insights insights = new Insights(metadata, accounts.secrets(), clock, log);
        Dashboards dashboards =
                new Dashboards(metadata, clock, log, new TileChanges(insights, clock));
        DashboardTiles tiles = new DashboardTiles(metadata, clock);
        InsightVariables variables = new InsightVariables(metadata, accounts.secrets(), clock);
        QueryContexts contexts = new QueryContexts(dashboards, tiles, variables);
        InsightCalculator calculator = new InsightCalculator(engine.runner(), variables);
        InsightAnswers answers =
                new InsightAnswers(insights, calculator, accounts.users()::findAll);
        return new InsightParts(
                log,
                insights,
                dashboards,
                tiles,
                contexts,
                answers,
                new DashboardAnswers(
                        tiles,
                        insights,
                        answers,
                        contexts,
                        new DashboardAnswers.People(
                                accounts.users()::findAll, accounts.sharing())));
    }
}
