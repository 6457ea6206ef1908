package dev.hedgerow.metadata.dashboards;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dashboards a list shows. Nulls and empty sets mean all.
 *
 * @param search in name and description, whatever the case
 * @param tags those with at least one of these
 * @param creationMode null: all but the unlisted ones
 */
public record DashboardFilter(
        @Nullable String search,
        Set<String> tags,
        @Nullable String creationMode,
        @Nullable Boolean pinned,
        @Nullable Long createdBy) {

    public DashboardFilter {
        tags = Set.copyOf(tags);
    }

    boolean matches(Dashboard dashboard, List<String> itsTags) {
        boolean listed =
                creationMode == null
                        ? !dashboard.creationMode().equals(Dashboard.UNLISTED)
                        : dashboard.creationMode().equals(creationMode);
        return listed
                && (pinned == null || pinned == dashboard.pinned())
                && (createdBy == null || createdBy.equals(dashboard.createdBy()))
                && (tags.isEmpty() || itsTags.stream().anyMatch(tags::contains))
                && (search == null || holds(dashboard, search.toLowerCase(Locale.ROOT)));
    }

    private static boolean holds(Dashboard dashboard, String text) {
        String name = dashboard.name();
        return (name != null && name.toLowerCase(Locale.ROOT).contains(text))
                || dashboard.description().toLowerCase(Locale.ROOT).contains(text);
    }
}
