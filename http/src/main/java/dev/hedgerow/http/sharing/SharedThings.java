package dev.hedgerow.http.sharing;

import dev.hedgerow.http.dashboards.DashboardAnswer;
import dev.hedgerow.http.dashboards.DashboardAnswers;
import dev.hedgerow.http.dashboards.DashboardView;
import dev.hedgerow.http.insights.InsightAnswer;
import dev.hedgerow.http.insights.InsightAnswers;
import dev.hedgerow.http.insights.Overrides;
import dev.hedgerow.http.insights.QueryContext;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.Projects;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import java.util.Optional;

/** Finds what is behind a link, with its answers; empty for what was deleted meanwhile. */
public final class SharedThings {
    /** Whoever opens a link waits at most for what nobody has calculated before. */
    private static final RefreshMode MODE = RefreshMode.ASYNC_EXCEPT_ON_CACHE_MISS;

    private final Projects projects;
    private final Insights insights;
    private final InsightAnswers insightAnswers;
    private final Dashboards dashboards;
    private final DashboardAnswers dashboardAnswers;
    private final Cohorts cohorts;

    public SharedThings(
            Projects projects,
            Insights insights,
            InsightAnswers insightAnswers,
            Dashboards dashboards,
            DashboardAnswers dashboardAnswers,
            Cohorts cohorts) {
        this.projects = projects;
        this.insights = insights;
        this.insightAnswers = insightAnswers.anonymous();
        this.dashboards = dashboards;
        this.dashboardAnswers = dashboardAnswers.anonymous();
        this.cohorts = cohorts;
    }

    /** What a link shows. */
    sealed interface Shared {
        /** One insight. */
        record OfInsight(InsightAnswer insight) implements Shared {}

        /** A dashboard with all its tiles. */
        record OfDashboard(DashboardAnswer dashboard) implements Shared {}
    }

    /** May take as long as all the queries behind it. */
    Optional<Shared> behind(SharingConfiguration link) {
        return projects.find(link.projectId())
                .flatMap(project ->
                        switch (link.kind()) {
                            case INSIGHT -> insight(project, link);
                            case DASHBOARD -> dashboard(project, link);
                        });
    }

    /** A cohort by its id; none that is deleted or of another project. */
    Optional<Cohort> cohort(SharingConfiguration link, long id) {
        return cohorts.find(link.projectId(), id);
    }

    private Optional<Shared> insight(Project project, SharingConfiguration link) {
        return insights.find(project.id(), String.valueOf(link.itemId()))
                .map(found -> insightAnswers.one(project, found, QueryContext.none(), MODE))
                .map(Shared.OfInsight::new);
    }

    private Optional<Shared> dashboard(Project project, SharingConfiguration link) {
        return dashboards
                .find(project.id(), link.itemId())
                .map(found -> {
                    dashboards.opened(found.dashboard().id());
                    DashboardView view = new DashboardView(project, Overrides.none(), MODE);
                    return new Shared.OfDashboard(dashboardAnswers.one(view, found));
                });
    }
}
