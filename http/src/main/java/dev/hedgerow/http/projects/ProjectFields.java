package dev.hedgerow.http.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on a project; everything may be left out. The rules of the fields are in {@code
 * metadata.projects}.
 *
 * @param timezone an IANA name
 * @param weekStartDay 0 Sunday, 1 Monday
 * @param testAccountFilters property filters that tell real users from test accounts
 * @param pathCleaningFilters {@code {alias, regex}} rules that shorten paths
 * @param personDisplayNameProperties person properties that make a display name, the first that is
 *     set wins
 * @param dataAttributes HTML attributes that autocapture keeps
 */
public record ProjectFields(
        @Nullable String name,
        @Nullable String timezone,
        @Nullable Integer weekStartDay,
        @Nullable List<JsonNode> testAccountFilters,
        @Nullable Boolean testAccountFiltersDefaultChecked,
        @Nullable List<JsonNode> pathCleaningFilters,
        @Nullable List<String> personDisplayNameProperties,
        @Nullable List<String> dataAttributes,
        @Nullable List<String> appUrls) {}
