package dev.hedgerow.hogql.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.catalog.CohortQuery;
import dev.hedgerow.hogql.catalog.EntitySource;
import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.catalog.PropertyUse;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries from text to rows. */
class HogqlCompilerTest {
    private CompilerTables tables;

    @BeforeEach
    void open() throws SQLException {
        tables = new CompilerTables();
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    @Test
    void columnsAndProperties_areRead() throws SQLException {
        assertThat(
                        tables.rows(
                                "select event, distinct_id, properties.color, toString(timestamp) from events"
                                        + " where uuid = '00000000-0000-0000-0000-000000000001' order by event"))
                .containsExactly(List.of("signup", "ann", "red", "2024-01-03 23:30:00.000000"));
    }

    @Test
    void otherProjects_areNeverSeen() throws SQLException {
        assertThat(tables.rows("select count() from events")).containsExactly(List.of(3L));
        assertThat(tables.rows("select distinct_id from person_distinct_ids order by 1"))
                .containsExactly(List.of("ann"), List.of("bob"));
        assertThat(tables.rows("select count() from events e left join persons p on 1 = 1"))
                .containsExactly(List.of(6L));
        assertThat(
                        tables.rows(
                                "with e as (select * from events) select count() from e where event = 'secret'"))
                .containsExactly(List.of(0L));
    }

    @Test
    void aCteNamedAsATable_doesNotOpenTheStoredOne() throws SQLException {
        assertThat(tables.rows("with events as (select 1 as a) select a from events"))
                .containsExactly(List.of(1L));
        assertThat(
                        tables.rows(
                                "with persons as (select 1 as a) select person.properties.email from events order by 1"))
                .hasSize(3)
                .contains(List.of("bob@x.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from `/etc/passwd`",
                "select * from '/etc/passwd'",
                "select * from main.events",
                "select * from information_schema.tables",
                "select * from duckdb_settings()",
                "select * from `events\" AS x; --`",
                "select current_setting('threads')",
                "select getenv('HOME')",
                "select read_text('/etc/passwd')",
                "select query('select 1')",
                "select project_id from events",
                "select events.project_id from events",
                "select rowid from events",
                "attach 'x.db'",
                "copy events to '/tmp/x'",
                "pragma version",
                "select 1; select 2"
            })
    void whatIsNotInTheCatalog_isRefused(String hogql) {
        assertThatThrownBy(() -> tables.rows(hogql)).isInstanceOf(HogqlException.Shown.class);
    }

    @Test
    void strangeNames_stayNames() throws SQLException {
        assertThat(tables.rows("select 1 as `a\"; drop table events; --`"))
                .containsExactly(List.of(1L));
        assertThat(tables.rows("select properties.`x\"') from events; --` from events limit 1"))
                .containsExactly(Arrays.asList((Object) null));
    }

    @Test
    void properties_areText() throws SQLException {
        assertThat(
                        tables.rows(
                                "select properties.color, properties.size, properties.none, properties.missing,"
                                        + " properties.deep.list[1], properties.deep.list.2.k, properties['deep']['list'][1]"
                                        + " from events where event in ('signup', 'pay') order by timestamp limit 2"))
                .containsExactly(
                        Arrays.asList("red", "0", null, null, "10", "v", "10"),
                        Arrays.asList("", "12", null, null, null, null, null));
    }

    @Test
    void aPromotedProperty_readsItsColumn() throws SQLException {
        var promoted =
                CompilerTables.context()
                        .withPhysical((table, key) ->
                                table.equals("events") && key.equals("$browser")
                                        ? Optional.of("p_$browser")
                                        : Optional.empty());
        String hogql = "select properties.$browser from events order by timestamp";
        assertThat(tables.compile(hogql, promoted).sql())
                .contains("\"p_$browser\"")
                .doesNotContain("json_extract");
        assertThat(tables.rows(hogql, promoted)).isEqualTo(tables.rows(hogql));
        assertThat(tables.compile(hogql, promoted).properties())
                .containsExactly(new PropertyUse("events", "$browser"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null = null | true",
                "null = 2 | false",
                "null != 2 | true",
                "null < 2 | false",
                "properties.missing = properties.none | true",
                "properties.missing != 'x' | true",
                "not (properties.missing = 'x') | true",
                "properties.missing > 1 | false",
                "properties.missing like '%' | false",
                "properties.missing not like '%' | true",
                "properties.missing =~ properties.none | true",
                "properties.missing in ('a', 'b') | false",
                "properties.missing not in ('a', 'b') | true",
                "properties.missing in ('a', null) | true",
                "properties.missing between 1 and 2 | false",
                "properties.size = 0 | true",
                "properties.size < 5 | true",
                "person_id in (select id from persons) | true",
                "(event, distinct_id) in (select event, distinct_id from events) | true",
                "event in ['signup', 'x'] | true",
            })
    void conditions_treatNullAsHogqlDoes(String condition, boolean expected) throws SQLException {
        String from = " from events where uuid = '00000000-0000-0000-0000-000000000001'";
        assertThat(tables.rows("select " + condition + from)).containsExactly(List.of(expected));
        assertThat(tables.rows("select 1" + from + " and (" + condition + ")"))
                .hasSize(expected ? 1 : 0);
        assertThat(tables.rows("select 1" + from + " and not (" + condition + ")"))
                .hasSize(expected ? 0 : 1);
    }

    @Test
    void tablesOnEvents_areJoinedWhereNamed() throws SQLException {
        assertThat(
                        tables.rows(
                                "select person.properties.email, pdi.person.id = person_id, group_0.properties.name,"
                                        + " e.session.$start_timestamp from events e order by timestamp"))
                .containsExactly(
                        Arrays.asList("ann@x.org", true, "Acme", "2024-01-03T23:30"),
                        Arrays.asList("ann@x.org", true, null, "2024-01-03T23:30"),
                        Arrays.asList("bob@x.org", true, null, "2024-01-05T10:00"));
        assertThat(tables.compile("select person.id from events", CompilerTables.context()).sql())
                .doesNotContain("persons");
    }

    @Test
    void days_areThoseOfTheProjectsZone() throws SQLException {
        var berlin = CompilerTables.context().withZone(ZoneId.of("Europe/Berlin"));
        assertThat(
                        tables.rows(
                                "select toStartOfDay(timestamp) as day, toDate(timestamp) = '2024-01-04', count()"
                                        + " from events group by day, toDate(timestamp) order by day",
                                berlin))
                .containsExactly(
                        List.of("2024-01-03T23:00", true, 2L),
                        List.of("2024-01-04T23:00", false, 1L));
        assertThat(
                        tables.rows(
                                "select count() from events where timestamp >= '2024-01-04'",
                                berlin))
                .containsExactly(List.of(3L));
        assertThat(
                        tables.compile("select timestamp from events", berlin)
                                .columns()
                                .getFirst()
                                .type()
                                .name())
                .isEqualTo("DateTime64(6, 'Europe/Berlin')");
    }

    @Test
    void limits_areAppliedToEachPart() {
        var context = CompilerTables.context().withLimitContext(LimitContext.QUERY);
        CompiledQuery plain = tables.compile("select event from events", context);
        assertThat(plain.sql()).endsWith(" LIMIT 101");
        assertThat(plain.defaultLimit()).hasValue(100);
        CompiledQuery union = tables.compile("select 1 union all select 2", context);
        assertThat(union.sql().split("LIMIT 100\\)", -1)).hasSize(3);
        assertThat(union.defaultLimit()).isEmpty();
        assertThat(tables.compile("select event from events limit 1000000", context).sql())
                .endsWith("LIMIT 50000");
    }

    @Test
    void rowsPerGroupAndTies_areCut() throws SQLException {
        assertThat(
                        tables.rows(
                                "select event, distinct_id from events order by timestamp limit 1 by event"))
                .containsExactly(List.of("signup", "ann"), List.of("pay", "ann"));
        assertThat(tables.rows("select event from events order by event desc limit 1 with ties"))
                .hasSize(2);
    }

    @Test
    void arrays_areUnfolded() throws SQLException {
        assertThat(tables.rows("select arrayJoin([1, 2]) as n, n * 2 where n > 1 group by n"))
                .containsExactly(List.of(2L, 4L));
        assertThat(
                        tables.rows(
                                "select a, b from (select [1, 2] as x, ['p', 'q'] as y) array join x as a, y as b"))
                .containsExactly(List.of(1L, "p"), List.of(2L, "q"));
        assertThat(tables.rows("select arrayMap((x, y) -> x * y, [1, 2], [3, 4]), (1, 'a').2"))
                .containsExactly(List.of(List.of(3L, 8L), "a"));
    }

    @Test
    void aHavingWithoutGroups_filtersRows() throws SQLException {
        assertThat(tables.rows("select event from events having properties.color = 'blue'"))
                .containsExactly(List.of("signup"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select avg(bla) from events | Unable to resolve field: bla",
                "select person.chipotle from events | Field not found: chipotle",
                "select person from events | Can't select a table when a column is expected: person",
                "select 1 from other | Unknown table `other`.",
                "select count(1,2,3,4) from events | Aggregation 'count' expects at most 1 argument, found 4",
                "select lower() from events | Function 'lower' expects 1 argument, found 0",
                "select quantile(event) from events | Aggregation 'quantile' requires parameters in addition to arguments",
                "select noway(1) | Unsupported function call 'noway(...)'. Perhaps you meant 'now(...)'?",
                "select number from numbers() | Table function 'numbers' requires at least 1 argument",
                "select event, (select count() from events where event = e.event) from events e | Unable to resolve field: e",
                "select 1 as team_id | \"team_id\" cannot be an alias or identifier, as it's a reserved keyword",
                "select 1 as True | \"True\" cannot be an alias or identifier, as it's a reserved keyword",
                "select properties.x[0] from events | SQL indexes start from one, not from zero. E.g: array[1]",
                "select event from events where person_id in cohort 'x' | Could not find a cohort with the name 'x'",
                "with a as b select b | Unable to resolve field: a",
                "with a as a select a | The query nests or refers to itself more than 64 times",
            })
    void mistakes_areNamed(String hogql, String message) {
        assertThatThrownBy(() -> tables.rows(hogql)).hasMessage(message);
    }

    @Test
    void anError_saysWhere() {
        assertThatThrownBy(() -> tables.rows("select event, chipotle from events"))
                .isInstanceOfSatisfying(
                        HogqlException.class,
                        e -> {
                            assertThat(e.span().start()).isEqualTo(14);
                            assertThat(e.span().end()).isEqualTo(22);
                        });
    }

    @Test
    void aCompiledQuery_namesItsTables() {
        assertThat(
                        tables.compile(
                                        "select session.id from events join persons p on true",
                                        CompilerTables.context())
                                .tables())
                .containsExactly("events", "persons");
    }

    @Test
    void sessions_areComputedFromTheirEvents() throws SQLException {
        assertThat(
                        tables.rows(
                                "select id, $session_duration, $pageview_count, $is_bounce, $channel_type from sessions"
                                        + " order by id"))
                .containsExactly(
                        Arrays.asList("s1", 37_800L, 0L, null, "Unknown"),
                        Arrays.asList("s2", 0L, 0L, null, "Unknown"));
        assertThat(tables.rows("select distinct session.duration from events order by 1"))
                .containsExactly(List.of(0L), List.of(37_800L));
        assertThat(tables.compile("select id from sessions", CompilerTables.context()).sql())
                .doesNotContain("json_extract");
    }

    @Test
    void sessionsInARange_areComputedWhole_fromEventsAtMostThreeDaysAway() throws SQLException {
        String inRange =
                "select id, $session_duration from sessions where $start_timestamp >= '%s'"
                        + " and $start_timestamp < '%s' order by id";
        assertThat(tables.rows(inRange.formatted("2024-01-03", "2024-01-04")))
                .containsExactly(List.of("s1", 37_800L));
        assertThat(tables.rows(inRange.formatted("2024-01-04", "2024-01-06")))
                .containsExactly(List.of("s2", 0L));
        assertThat(
                        tables.compile(
                                        inRange.formatted("2024-01-04", "2024-01-06"),
                                        CompilerTables.context())
                                .parameters())
                .contains(
                        LocalDateTime.parse("2024-01-01T00:00"),
                        LocalDateTime.parse("2024-01-09T00:00"));
    }

    @Test
    void boundsOfSessions_leaveOutNoEvents_whereTheyHoldForSomeRowsOnly() throws SQLException {
        for (String query :
                List.of(
                        "select id from sessions where $start_timestamp >= '2024-02-01' or id = 's1'",
                        "select s.id from events e left join sessions s on s.id = e.$session_id"
                                + " where s.$start_timestamp >= '2024-02-01' or s.id = 's1' limit 1",
                        "select s.id from sessions s where not $start_timestamp >= '2024-02-01'"
                                + " order by id limit 1")) {
            assertThat(tables.rows(query)).containsExactly(List.of("s1"));
        }
        assertThat(
                        tables.compile(
                                        "select count() from sessions s full join events e on s.id = e.$session_id"
                                                + " where s.$start_timestamp >= '2024-02-01'",
                                        CompilerTables.context())
                                .parameters())
                .containsExactly(LocalDateTime.parse("2024-02-01T00:00"));
    }

    @Test
    void aMissingUserAgent_isAutomation() throws SQLException {
        assertThat(
                        tables.rows(
                                "select distinct $virt_is_bot, $virt_traffic_type, $virt_traffic_category, $virt_bot_name"
                                        + " from events"))
                .containsExactly(List.of(true, "Automation", "no_user_agent", ""));
    }

    @Test
    void everyFieldOfEveryTable_compilesAndRuns() throws SQLException {
        for (String table :
                List.of(
                        "events",
                        "persons",
                        "person_distinct_ids",
                        "raw_person_distinct_ids",
                        "groups")) {
            assertThat(tables.rows("select * from " + table)).isNotEmpty();
        }
        assertThat(tables.rows("select person_mode, $group_0, $window_id from events")).hasSize(3);
        assertThat(
                        tables.rows(
                                "select $virt_initial_channel_type, $virt_initial_referring_domain_type from persons"
                                        + " limit 1"))
                .containsExactly(Arrays.asList("Unknown", null));
    }

    @Test
    void groupTypes_areNamesOnEvents() throws SQLException {
        assertThat(
                        tables.rows(
                                "select company.properties.name from events order by timestamp limit 1",
                                CompilerTables.context().withGroupTypes(List.of("company"))))
                .containsExactly(List.of("Acme"));
    }

    @Test
    void tuplesOfAnArray_areReadAsColumns() throws SQLException {
        assertThat(
                        tables.rows(
                                "select arrayZip((sumMap(g.1, g.2) as x).1, x.2) from (select groupArray((event, n)) as g"
                                        + " from (select event, count() as n from events group by event order by event))"))
                .containsExactly(List.of(List.of(List.of("pay", 1L), List.of("signup", 2L))));
    }

    @Test
    void cohortsAndActions_areThoseOfTheProject() throws SQLException {
        var context = CompilerTables.context().withEntities(ENTITIES);
        assertThat(
                        tables.rows(
                                "select distinct_id from events where person_id in cohort 7",
                                context))
                .containsExactly(List.of("bob"));
        assertThat(
                        tables.rows(
                                "select count() from events where person_id not in cohort 'bobs'",
                                context))
                .containsExactly(List.of(2L));
        assertThat(
                        tables.rows(
                                "select e.distinct_id from events e where matchesAction(3) and inCohort(7)",
                                context))
                .containsExactly(List.of("bob"));
        assertThat(
                        tables.rows(
                                "select person.properties.email, cohort_id from cohort_people order by cohort_id",
                                context))
                .containsExactly(List.of("bob@x.org", 5L), List.of("bob@x.org", 6L));
        assertThat(tables.rows("select count() from static_cohort_people", context))
                .containsExactly(List.of(0L));
    }

    private static final EntitySource ENTITIES =
            new EntitySource() {
                @Override
                public List<Long> dynamicCohorts() {
                    return List.of(5L, 6L);
                }

                @Override
                public Optional<CohortQuery> cohortById(long id) {
                    return Optional.of(
                            new CohortQuery(
                                    id,
                                    "bobs",
                                    HogqlParser.parseQuery(
                                            "select id from persons where properties.email like 'bob%'")));
                }

                @Override
                public Optional<CohortQuery> cohortByName(String name) {
                    return cohortById(7);
                }

                @Override
                public Optional<Expr> actionById(long id) {
                    return Optional.of(HogqlParser.parseExpr("event = 'signup'"));
                }

                @Override
                public Optional<Expr> actionByName(String name) {
                    return actionById(3);
                }

                @Override
                public String metadataRows(String table) {
                    return "[{\"id\":5,\"name\":\"It's \\\""
                            + table
                            + "\\\"\",\"deleted\":0,\"created_at\":86400000000}]";
                }
            };

    @Test
    void arrayJoin_namesArraysByAliasesOfColumns() throws SQLException {
        assertThat(
                        tables.rows(
                                "select a, [1, 2] as nums from events array join nums as a where event = 'pay'"))
                .containsExactly(List.of(1L, List.of(1L, 2L)), List.of(2L, List.of(1L, 2L)));
    }

    @Test
    void tablesOfMetadata_holdTheRowsThatTheProjectGives() throws SQLException {
        assertThat(
                        tables.rows(
                                "select d.name, deleted, created_at, description from system.dashboards d where id = 5",
                                CompilerTables.context().withEntities(ENTITIES)))
                .containsExactly(
                        Arrays.asList("It's \"dashboards\"", 0L, "1970-01-02T00:00", null));
        assertThat(tables.rows("select count() from system.insights")).containsExactly(List.of(0L));
        assertThatThrownBy(() -> tables.rows("select 1 from dashboards"))
                .isInstanceOf(HogqlException.class);
    }
}
