package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.insights.Overrides;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.projects.Project;

/**
 * How somebody looks at dashboards.
 *
 * @param mode what may be calculated for it
 */
public record DashboardView(Project project, Overrides overrides, RefreshMode mode) {

    /** With what the call wants to lie over the saved filters. */
    static DashboardView of(Call<?> call, RefreshMode mode) {
        return new DashboardView(call.project(), Overrides.of(call), mode);
    }

    /** The same without calculating anything. */
    DashboardView kept() {
        return new DashboardView(project, overrides, RefreshMode.FORCE_CACHE);
    }

    /** With the answers that are kept. */
    static DashboardView kept(Call<?> call) {
        return of(call, RefreshMode.FORCE_CACHE);
    }
}
