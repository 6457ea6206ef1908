package dev.hedgerow.metadata.projects;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code projects}. Components named as lists or filters hold JSON text.
 *
 * @param timezone an IANA name, always one that {@link ZoneId} knows
 * @param weekStartDay 0 Sunday, 1 Monday; null: not chosen, which counts as Sunday
 * @param testAccountFilters JSON list of property filters
 * @param pathCleaningFilters JSON list of {@code {alias, regex, order}}
 * @param personDisplayNameProperties JSON list of texts, or null
 * @param dataAttributes JSON list of texts: HTML attributes that autocapture keeps
 * @param appUrls JSON list of texts
 * @param settings JSON object of what {@link ProjectSetting} lists and somebody has set
 */
public record Project(
        long id,
        UUID uuid,
        UUID organizationId,
        String name,
        String apiToken,
        String timezone,
        @Nullable Integer weekStartDay,
        String testAccountFilters,
        @Nullable Boolean testAccountFiltersDefaultChecked,
        String pathCleaningFilters,
        @Nullable String personDisplayNameProperties,
        String dataAttributes,
        String appUrls,
        String settings,
        Instant createdAt,
        Instant updatedAt) {

    public ZoneId zone() {
        return ZoneId.of(timezone);
    }
}
