package dev.hedgerow.insights.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FilterGroup;
import dev.hedgerow.insights.query.PropertyFilters;
import dev.hedgerow.insights.query.QueryException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FilterConditionsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ProjectSnapshot PROJECT =
            new ProjectSnapshot(
                    1,
                    ZoneId.of("Asia/Tokyo"),
                    DayOfWeek.SUNDAY,
                    FilterGroup.EMPTY,
                    List.of(new ProjectSnapshot.PathCleaning("/id", "/[0-9]+")),
                    List.of("organization"),
                    List.of(),
                    false,
                    Modifiers.DEFAULT,
                    Map.of(),
                    Map.of(7L, CohortDefinition.of(7, "Seven", JSON.createObjectNode())));

    /** What a value must look like to be compared as a version. */
    private static final String VERSION =
            "properties.a =~ '^\\\\s*v?(0|[1-9]\\\\d*)\\\\.(0|[1-9]\\\\d*)\\\\.(0|[1-9]\\\\d*)(?:[-+][^\\\\s]*)?\\\\s*$'";

    private static FilterGroup parse(String json) {
        return PropertyFilters.parse(JSON.readTree(json.replace('~', '"')), "properties");
    }

    private static FilterConditions conditions(FilterScope scope) {
        return new FilterConditions(PROJECT, Instant.parse("2024-03-10T03:00:00Z"), scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{~key~:~a~,~value~:~x~}|properties.a = 'x'",
                "{~key~:~a~,~value~:[~x~]}|properties.a = 'x'",
                "{~key~:~a~,~value~:[~x~,5]}|properties.a IN ('x', '5')",
                "{~key~:~a~,~value~:true}|properties.a = 'true'",
                "{~key~:~a~,~value~:5.0}|properties.a = '5'",
                "{~key~:~a~,~value~:~x~,~operator~:~is_not~}|properties.a != 'x'",
                "{~key~:~a~,~value~:[~x~,~y~],~operator~:~is_not~}"
                        + "|properties.a != 'x' AND properties.a != 'y'",
                "{~key~:~a~,~value~:~x~,~operator~:~icontains~}"
                        + "|toString(properties.a) ILIKE '%x%'",
                "{~key~:~a~,~value~:[~x~,~y~],~operator~:~not_icontains~}"
                        + "|multiSearchAnyCaseInsensitive(toString(properties.a), ['x', 'y']) = 0",
                "{~key~:~a~,~value~:[~%~],~operator~:~icontains~}"
                        + "|toString(properties.a) ILIKE '%%%'",
                "{~key~:~a~,~value~:~%~,~operator~:~icontains_multi~}"
                        + "|multiSearchAnyCaseInsensitive(toString(properties.a), ['%']) > 0",
                "{~type~:~element~,~key~:~text~,~value~:[~x~,~y~],~operator~:~not_icontains~}"
                        + "|arrayExists(element_text -> toString(element_text) NOT ILIKE '%x%',"
                        + " extractAll(elements_chain, '[:\"]text=\"(.*?)\"'))"
                        + " AND arrayExists(element_text -> toString(element_text) NOT ILIKE '%y%',"
                        + " extractAll(elements_chain, '[:\"]text=\"(.*?)\"'))",
                "{~type~:~person~,~key~:~distinct_id~,~value~:~x~}|distinct_id = 'x'",
                "{~key~:~a~,~value~:[],~operator~:~not_icontains~}"
                        + "|toString(properties.a) NOT ILIKE '%[]%'",
                "{~key~:~a~,~value~:[],~operator~:~regex~}|true",
                "{~key~:~a~,~value~:~x~,~operator~:~starts_with~}"
                        + "|ifNull(startsWith(toString(properties.a), 'x'), false)",
                "{~key~:~a~,~value~:~x~,~operator~:~not_ends_with~}"
                        + "|not ifNull(endsWith(toString(properties.a), 'x'), false)",
                "{~key~:~a~,~operator~:~icontains~}|true",
                "{~key~:~a~,~value~:null}|true",
                "{~type~:~group~,~key~:~a~,~value~:~x~}|true",
                "{~key~:~$exception_types~,~value~:[~E~,~F~]}"
                        + "|arrayExists(listed -> listed IN ('E', 'F'),"
                        + " JSONExtract(ifNull(properties.$exception_types, ''), 'Array(String)'))",
                "{~key~:~a~,~value~:~x~,~operator~:~regex~}|toString(properties.a) =~ 'x'",
                "{~key~:~a~,~value~:~5~,~operator~:~gt~}|toFloat(properties.a) > 5.0",
                "{~key~:~a~,~value~:~b~,~operator~:~lte~}|properties.a <= 'b'",
                "{~key~:~a~,~value~:[1,~2~],~operator~:~between~}"
                        + "|toFloat(properties.a) >= 1.0 AND toFloat(properties.a) <= 2.0",
                "{~key~:~a~,~operator~:~is_set~}|properties.a != NULL",
                "{~key~:~a~,~value~:~is_not_set~,~operator~:~is_not_set~}|properties.a = NULL",
                "{~key~:~a~,~value~:~-7d~,~operator~:~is_date_before~}"
                        + "|toDateTime(toString(properties.a)) < toDateTime('2024-03-03 12:00:00')",
                "{~key~:~a~,~value~:~2024-01-02~,~operator~:~is_date_exact~}"
                        + "|toDateTime(toString(properties.a)) = toDateTime('2024-01-02 00:00:00')",
                "{~key~:~a~,~value~:~/x/5~,~operator~:~is_cleaned_path_exact~}"
                        + "|replaceRegexpAll(properties.a, '/[0-9]+', '/id')"
                        + " = replaceRegexpAll('/x/5', '/[0-9]+', '/id')",
                "{~key~:~a~,~value~:~1.2.3~,~operator~:~semver_tilde~}"
                        + "|{version} AND sortableSemVer(properties.a) >= sortableSemVer('1.2.3')"
                        + " AND sortableSemVer(properties.a) < sortableSemVer('1.3.0')",
                "{~key~:~a~,~value~:~0.2.3~,~operator~:~semver_caret~}"
                        + "|{version} AND sortableSemVer(properties.a) >= sortableSemVer('0.2.3')"
                        + " AND sortableSemVer(properties.a) < sortableSemVer('0.3.0')",
                "{~key~:~a~,~value~:~1.2.*~,~operator~:~semver_wildcard~}"
                        + "|{version} AND sortableSemVer(properties.a) >= sortableSemVer('1.2.0')"
                        + " AND sortableSemVer(properties.a) < sortableSemVer('1.3.0')",
                "{~key~:~a~,~value~:~1.2.3.*~,~operator~:~semver_wildcard~}"
                        + "|{version} AND sortableSemVer(properties.a) >= sortableSemVer('1.2.3.0')"
                        + " AND sortableSemVer(properties.a) < sortableSemVer('1.2.4.0')",
                "{~key~:~a~,~value~:~1.2.3~,~operator~:~semver_neq~}"
                        + "|{version} AND sortableSemVer(properties.a) != sortableSemVer('1.2.3')",
                "{~type~:~person~,~key~:~email~,~value~:~x~}|person.properties.email = 'x'",
                "{~type~:~person~,~key~:~$virt_initial_channel_type~,~value~:~x~}"
                        + "|person.$virt_initial_channel_type = 'x'",
                "{~type~:~group~,~group_type_index~:2,~key~:~name~,~value~:~x~}"
                        + "|group_2.properties.name = 'x'",
                "{~type~:~event_metadata~,~key~:~$group_0~,~value~:~x~}|$group_0 = 'x'",
                "{~type~:~session~,~key~:~$session_duration~,~value~:~30~,~operator~:~gte~}"
                        + "|ifNull(session.$session_duration, 0) >= 30.0",
                "{~type~:~session~,~key~:~$is_bounce~,~value~:~true~}|session.$is_bounce = true",
                "{~type~:~feature~,~key~:~$feature/x~,~value~:~on~}"
                        + "|properties.`$feature/x` = 'on'",
                "{~type~:~hogql~,~key~:~event != 'a'~}|event != 'a'",
                "{~type~:~cohort~,~key~:~id~,~value~:7}|person_id IN COHORT 7",
                "{~type~:~cohort~,~key~:~id~,~value~:~7~,~operator~:~not_in~}"
                        + "|person_id NOT IN COHORT 7",
                "{~type~:~element~,~key~:~href~,~value~:~/a~}|extract(elements_chain, '[:\"]href=\"(.*?)\"') = '/a'",
                "{~type~:~element~,~key~:~text~,~value~:~Buy~}"
                        + "|arrayExists(element_text -> element_text = 'Buy',"
                        + " extractAll(elements_chain, '[:\"]text=\"(.*?)\"'))",
                "{~type~:~OR~,~values~:[{~key~:~a~,~value~:~x~},{~key~:~b~,~value~:~y~}]}"
                        + "|properties.a = 'x' OR properties.b = 'y'"
            })
    void filter_isACondition(String json, String hogql) {
        assertThat(conditions(FilterScope.EVENTS).of(parse("[" + json + "]")))
                .isEqualTo(HogqlParser.parseExpr(hogql.replace("{version}", VERSION)));
    }

    @Test
    void noFilters_holdAlways() {
        assertThat(conditions(FilterScope.EVENTS).of(FilterGroup.EMPTY))
                .isEqualTo(HogqlParser.parseExpr("true"));
    }

    @Test
    void personFilter_isPlainOnPersons() {
        FilterGroup filters = parse("[{~type~:~person~,~key~:~email~,~value~:~x~}]");

        assertThat(conditions(FilterScope.PERSONS).of(filters))
                .isEqualTo(HogqlParser.parseExpr("properties.email = 'x'"));
    }

    @Test
    void eventFilter_isRefusedOnPersons() {
        FilterGroup filters = parse("[{~type~:~event~,~key~:~a~,~value~:~x~}]");

        assertThatThrownBy(() -> conditions(FilterScope.PERSONS).of(filters))
                .isInstanceOf(QueryException.class)
                .hasMessage("The 'event' property filter does not work in 'person' scope");
    }

    @Test
    void unknownCohort_isRefused() {
        FilterGroup filters = parse("[{~type~:~cohort~,~key~:~id~,~value~:8}]");

        assertThatThrownBy(() -> conditions(FilterScope.EVENTS).of(filters))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{~key~:~a~,~value~:[2,1],~operator~:~between~}",
                "{~key~:~a~,~value~:[1],~operator~:~between~}",
                "{~key~:~a~,~value~:~soon~,~operator~:~is_date_after~}",
                "{~key~:~a~,~value~:~x~,~operator~:~semver_caret~}"
            })
    void valuesThatCannotCompare_areRefused(String json) {
        FilterGroup filters = parse("[" + json + "]");

        assertThatThrownBy(() -> conditions(FilterScope.EVENTS).of(filters))
                .isInstanceOf(QueryException.class);
    }
}
