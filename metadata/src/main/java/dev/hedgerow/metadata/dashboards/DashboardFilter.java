package dev.hedgerow.metadata.dashboards;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which dashboards a list shows. Nulls and empty sets mean all.
 *
 * @param search in name, description and tags; best match first
 * @param tags those with at least one of these
 * @param creationMode null: all but the unlisted ones
 * @param withGenerated whether those count that the server itself made
 */
public record DashboardFilter(
        @Nullable String search,
        Set<String> tags,
        @Nullable String creationMode,
        @Nullable Boolean pinned,
        @Nullable Long createdBy,
        boolean withGenerated) {
    private static final String GENERATED = "Generated Dashboard";

    public DashboardFilter {
        tags = Set.copyOf(tags);
    }

    /** The unlisted dashboards of a tag. */
    public static DashboardFilter unlisted(String tag) {
        return new DashboardFilter(null, Set.of(tag), Dashboard.UNLISTED, null, null, true);
    }

    /** Whether a dashboard counts, the search apart. */
    boolean matches(Dashboard dashboard, List<String> itsTags) {
        boolean listed =
                creationMode == null
                        ? !dashboard.creationMode().equals(Dashboard.UNLISTED)
                        : dashboard.creationMode().equals(creationMode);
        String name = dashboard.name();
        return listed
                && (withGenerated || name == null || !name.startsWith(GENERATED))
                && (pinned == null || pinned == dashboard.pinned())
                && (createdBy == null || createdBy.equals(dashboard.createdBy()))
                && (tags.isEmpty() || itsTags.stream().anyMatch(tags::contains));
    }
}
