package dev.hedgerow.insights.project;

import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.insights.query.CompareFilter;
import dev.hedgerow.insights.query.FilterGroup;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project's settings and definitions at one moment.
 *
 * @param weekStart {@code SUNDAY} or {@code MONDAY}
 * @param pathCleaning replacements for URLs, applied in order
 * @param groupTypes names by index, at most five
 * @param personDisplayNameProperties the properties that give a person's name, best first
 * @param comparesWeeks whether comparisons with a month or year ago go back whole weeks
 * @param modifiers what queries that say nothing of their own are calculated with
 * @param actions by id; deleted ones are left out
 * @param cohorts by id; deleted ones are left out
 */
public record ProjectSnapshot(
        long projectId,
        ZoneId zone,
        DayOfWeek weekStart,
        FilterGroup testAccountFilters,
        List<PathCleaning> pathCleaning,
        List<String> groupTypes,
        List<String> personDisplayNameProperties,
        boolean comparesWeeks,
        Modifiers modifiers,
        Map<Long, ActionDefinition> actions,
        Map<Long, CohortDefinition> cohorts) {

    /** A replacement of every match of a regular expression by its alias. */
    public record PathCleaning(String alias, String regex) {}

    public ProjectSnapshot {
        pathCleaning = List.copyOf(pathCleaning);
        groupTypes = List.copyOf(groupTypes);
        personDisplayNameProperties = List.copyOf(personDisplayNameProperties);
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        cohorts = Collections.unmodifiableMap(new LinkedHashMap<>(cohorts));
    }

    /** A project with nothing defined, weeks from Sunday. */
    public static ProjectSnapshot plain(long projectId, ZoneId zone) {
        return new ProjectSnapshot(
                projectId,
                zone,
                DayOfWeek.SUNDAY,
                FilterGroup.EMPTY,
                List.of(),
                List.of(),
                List.of("email"),
                false,
                Modifiers.DEFAULT,
                Map.of(),
                Map.of());
    }

    /** What a query asks to compare with, as this project counts months and years. */
    public CompareFilter periods(CompareFilter compare) {
        return comparesWeeks ? compare.inWeeks() : compare;
    }
}
