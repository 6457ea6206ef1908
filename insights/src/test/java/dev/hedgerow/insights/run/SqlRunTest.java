package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.QueryException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SqlRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-05T12:00:00Z"));
        project.load(
                List.of(
                        person("ann")
                                .did("a", at("2024-01-01"))
                                .did("b", at("2024-01-02"))
                                .did("c", at("2024-01-03"))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private JsonNode sql(String query, String more) {
        return project.ask("{'kind':'HogQLQuery','query':\"" + query + "\"" + more + "}");
    }

    @Test
    void answer_hasColumnsTypesAndLimits() {
        JsonNode body =
                sql("select event, count() as n from events group by event order by event", "");

        assertThat(body.get("columns").toString()).isEqualTo("[\"event\",\"n\"]");
        assertThat(body.get("types").toString())
                .isEqualTo("[[\"event\",\"String\"],[\"n\",\"UInt64\"]]");
        assertThat(body.get("results").toString()).isEqualTo("[[\"a\",1],[\"b\",1],[\"c\",1]]");
        assertThat(body.get("limit").intValue()).isEqualTo(100);
        assertThat(body.get("hasMore").booleanValue()).isFalse();
    }

    @Test
    void tree_isRunAsTheTextItPrintsTo() {
        JsonNode body =
                project.ask(
                        "{'kind':'HogQLASTQuery','query':{'__hx_ast':'SelectQuery','select':[{'__hx_ast':'Call',"
                                + "'name':'count','args':[{'__hx_ast':'Field','chain':['event']}]}],"
                                + "'select_from':{'__hx_ast':'JoinExpr','table':{'__hx_ast':'Field','chain':['events']}},"
                                + "'where':{'__hx_ast':'CompareOperation','op':'==','left':{'__hx_ast':'Field',"
                                + "'chain':['event']},'right':{'__hx_ast':'Constant','value':'a'}}}}");

        assertThat(body.get("results").toString()).isEqualTo("[[1]]");
        assertThat(body.get("hogql").asString())
                .isEqualTo("SELECT count(event) FROM events WHERE event = 'a' LIMIT 100");
        assertThatThrownBy(() ->
                        project.ask("{'kind':'HogQLASTQuery','query':{'__hx_ast':'ForStatement'}}"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("cannot have this ForStatement here");
    }

    @Test
    void modifiers_ofTheQueryCountAndAreAnswered() {
        project.use(1, ZoneId.of("Asia/Tokyo"), DayOfWeek.SUNDAY);
        String query = "select toString(timestamp) from events where event = \\u0027a\\u0027";
        JsonNode local = sql(query, "");
        JsonNode utc = sql(query, ",'modifiers':{'convertToProjectTimezone':false}");

        assertThat(local.get("results").get(0).get(0).asString()).startsWith("2024-01-01 09:00:00");
        assertThat(utc.get("results").get(0).get(0).asString()).startsWith("2024-01-01 00:00:00");
        assertThat(utc.get("modifiers").toString())
                .isEqualTo("{\"bounceRateDurationSeconds\":10,\"convertToProjectTimezone\":false}");
        assertThatThrownBy(() -> sql(query, ",'modifiers':{'bounceRateDurationSeconds':'x'}"))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void modifiers_defineChannelsOfOnesOwn() {
        String rules =
                "'customChannelTypeRules':[{'id':'1','channel_type':'Ours','combiner':'AND','items':"
                        + "[{'id':'2','key':'utm_source','op':'is_not_set'}]}]";
        JsonNode answer =
                sql(
                        "select $virt_initial_channel_type from persons limit 1",
                        ",'modifiers':{" + rules + "}");

        assertThat(answer.get("results").toString()).isEqualTo("[[\"Ours\"]]");
        assertThat(
                        answer.get("modifiers")
                                .get("customChannelTypeRules")
                                .get(0)
                                .get("items")
                                .get(0)
                                .get("op")
                                .asString())
                .isEqualTo("is_not_set");
        assertThatThrownBy(() ->
                        sql(
                                "select 1",
                                ",'modifiers':{" + rules.replace("is_not_set", "odd") + "}"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("valid choice");
    }

    @Test
    void crawlers_areKnownByTheirNetworksWhereTheyCallThemselvesBrowsers() {
        String browser = "Mozilla/5.0 (Macintosh) Chrome/146.0.0.0 Safari/537.36";
        project.load(
                List.of(
                        person("bot")
                                .did(
                                        "v4",
                                        at("2024-01-04"),
                                        Map.of("$raw_user_agent", browser, "$ip", "66.249.84.5"))
                                .did(
                                        "v6",
                                        at("2024-01-04"),
                                        Map.of(
                                                "$raw_user_agent",
                                                browser,
                                                "$ip",
                                                "2001:4860:4801:10::1"))
                                .did(
                                        "home",
                                        at("2024-01-04"),
                                        Map.of("$raw_user_agent", browser, "$ip", "203.0.113.7"))));

        assertThat(
                        sql(
                                        "select event, $virt_is_bot, $virt_traffic_type, $virt_bot_name from events"
                                                + " where event in (\\u0027v4\\u0027, \\u0027v6\\u0027, \\u0027home\\u0027) order by event",
                                        "")
                                .get("results")
                                .toString())
                .isEqualTo(
                        "[[\"home\",false,\"Regular\",\"\"],[\"v4\",true,\"Bot\",\"Googlebot\"],"
                                + "[\"v6\",true,\"Bot\",\"Googlebot\"]]");
    }

    @Test
    void metadata_isReadFromItsTables() {
        assertThat(
                        sql("select count() from system.dashboards where deleted = 0", "")
                                .get("results")
                                .toString())
                .isEqualTo("[[0]]");
    }

    @Test
    void timings_nameTheParts() {
        List<String> parts = new ArrayList<>();
        sql("select 1", "").get("timings").forEach(part -> parts.add(part.get("k").asString()));

        assertThat(parts).containsExactly("./print_ast", "./clickhouse_execute", ".");
    }

    @Test
    void explain_tellsWhatEditorsAreTold() {
        JsonNode answer = sql("select properties.x from events", ",'explain':true");

        assertThat(answer.get("metadata").get("table_names").toString()).isEqualTo("[\"events\"]");
        assertThat(answer.get("metadata").get("notices").get(0).get("message").asString())
                .endsWith("This property is not materialized 🐢.");
    }

    @Test
    void explain_tellsThePlan() {
        assertThat(sql("select event from events", "").get("explain")).isNull();
        assertThat(sql("select event from events", ",'explain':true").get("explain").toString())
                .contains("events");
    }

    @Test
    void filters_takeTheExactInstants() {
        JsonNode body =
                sql(
                        "select event from events where {filters} order by event",
                        ",'filters':{'dateRange':{'date_from':'2024-01-02','date_to':'2024-01-03'}}");

        assertThat(body.get("results").toString()).isEqualTo("[[\"b\"]]");
    }

    @Test
    void filters_areRefusedOnOtherTables() {
        assertThatThrownBy(() ->
                        sql(
                                "select id from persons where {filters}",
                                ",'filters':{'dateRange':{'date_from':'2024-01-02'}}"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Cannot use 'filters' placeholder");
        assertThatThrownBy(() -> sql("select id from persons where {filters}", ""))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Cannot use 'filters' placeholder");
    }

    @Test
    void variables_areFilledByCodeName() {
        String variables = ",'variables':{'1':{'variableId':'1','code_name':'wanted','value':'c'}}";

        assertThat(
                        sql("select event from events where event = {variables.wanted}", variables)
                                .get("results")
                                .toString())
                .isEqualTo("[[\"c\"]]");
        assertThatThrownBy(() -> sql("select {variables.wantd}", variables))
                .hasMessage("Variable wantd is missing from query. Did you mean: wanted?");
    }
}
