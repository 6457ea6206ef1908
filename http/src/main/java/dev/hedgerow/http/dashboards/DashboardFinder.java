package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.metadata.dashboards.DashboardFilter;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.sharing.SharedKind;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dashboards that a call asks for and may see: those of the project, or the one behind
 * its shared link.
 */
public final class DashboardFinder {
    private final Dashboards dashboards;

    public DashboardFinder(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    /** The dashboard of the path; 404 when there is none, or the link does not show it. */
    Dashboards.Tagged one(Call<?> call) {
        return byId(call, call.pathLong("id"));
    }

    /** The same for another dashboard than the path's. */
    Dashboards.Tagged byId(Call<?> call, long id) {
        return dashboards
                .find(call.project().id(), id)
                .filter(found -> shows(call.link(), found))
                .orElseThrow(ApiException::notFound);
    }

    List<Dashboards.Tagged> list(Call<?> call, DashboardFilter filter) {
        return dashboards.list(call.project().id(), filter).stream()
                .filter(found -> shows(call.link(), found))
                .toList();
    }

    private static boolean shows(@Nullable SharingConfiguration link, Dashboards.Tagged found) {
        return link == null
                || (link.kind() == SharedKind.DASHBOARD && link.itemId() == found.dashboard().id());
    }
}
