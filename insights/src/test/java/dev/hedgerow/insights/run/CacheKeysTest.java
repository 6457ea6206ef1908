package dev.hedgerow.insights.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FilterGroup;
import dev.hedgerow.insights.query.PropertyFilter;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CacheKeysTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLAIN = "{\"kind\":\"TrendsQuery\",\"series\":[]}";

    private final CacheKeys keys = new CacheKeys();

    private static ProjectSnapshot project(String action, long cohortVersion, FilterGroup tests) {
        return new ProjectSnapshot(
                1,
                ZoneId.of("UTC"),
                DayOfWeek.SUNDAY,
                tests,
                List.of(),
                List.of(),
                List.of("email"),
                false,
                Modifiers.DEFAULT,
                Map.of(3L, new ActionDefinition(3, action, List.of())),
                Map.of(
                        5L,
                        new CohortDefinition(
                                5, "c", JSON.createObjectNode(), true, cohortVersion)));
    }

    private String key(String query, ProjectSnapshot project) {
        return keys.of(JSON.readTree(query), project, LimitContext.QUERY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"TrendsQuery\",\"series\":[{\"kind\":\"ActionsNode\",\"id\":3}]}",
                "{\"kind\":\"EventsQuery\",\"select\":[\"*\"],\"actionId\":3}",
                "{\"kind\":\"TrendsQuery\",\"series\":[],\"properties\":[{\"type\":\"cohort\",\"value\":5}]}",
                "{\"kind\":\"HogQLQuery\",\"query\":\"select count() from events where person_id in COHORT 5\"}",
                "{\"kind\":\"HogQLQuery\",\"query\":\"select count() from events where matchesAction(3)\"}",
                "{\"kind\":\"HogQLQuery\",\"query\":\"select * from static_cohort_people\"}"
            })
    void queryThatReachesDefinitions_hasAnotherKeyWhenTheyChange(String query) {
        String before = key(query, project("a", 1, FilterGroup.EMPTY));

        assertThat(key(query, project("a", 1, FilterGroup.EMPTY))).isEqualTo(before);
        assertThat(key(query, project("b", 1, FilterGroup.EMPTY))).isNotEqualTo(before);
        assertThat(key(query, project("a", 2, FilterGroup.EMPTY))).isNotEqualTo(before);
    }

    @Test
    void queryThatReachesNone_keepsItsKey() {
        assertThat(key(PLAIN, project("a", 1, FilterGroup.EMPTY)))
                .isEqualTo(key(PLAIN, project("b", 2, FilterGroup.EMPTY)));
    }

    @Test
    void testAccountsByCohort_reachIt() {
        FilterGroup tests =
                new FilterGroup(
                        FilterGroup.Conjunction.AND, List.of(new PropertyFilter.InCohort(5, true)));

        assertThat(key(PLAIN, project("a", 1, tests)))
                .isNotEqualTo(key(PLAIN, project("a", 2, tests)));
        assertThat(key(PLAIN, project("a", 1, tests)))
                .isNotEqualTo(key(PLAIN, project("a", 1, FilterGroup.EMPTY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|\"1\"",
                "true|\"true\"",
                "[\"a\",\"b\"]|[\"a\\\",\\\"b\"]",
                "[\"a\\\\\",\"b\"]|[\"a\\\",\",\"b\"]",
                "[null]|[]",
                "[null]|[\"\"]"
            })
    void valuesThatLookAlike_haveKeysOfTheirOwn(String one, String other) {
        ProjectSnapshot project = project("a", 1, FilterGroup.EMPTY);

        assertThat(key("{\"value\":" + one + "}", project))
                .isNotEqualTo(key("{\"value\":" + other + "}", project));
    }
}
