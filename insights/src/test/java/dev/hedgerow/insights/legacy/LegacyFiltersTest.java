package dev.hedgerow.insights.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rules of PostHog's {@code test_filter_to_query.py}. */
final class LegacyFiltersTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static ObjectNode query(String filters) {
        ObjectNode query = LegacyFilters.toQuery((ObjectNode) json(filters));
        // Without events there is nothing to ask, but what was converted is still seen.
        if (!query.path("series").isArray() || !query.path("series").isEmpty()) {
            QueryNodes.parse(query);
        }
        return query;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|kind|'TrendsQuery'",
                "{'insight':'SESSIONS'}|kind|'TrendsQuery'",
                "{'shown_as':'Stickiness'}|kind|'StickinessQuery'",
                "{'insight':'TRENDS','shown_as':'Lifecycle'}|kind|'LifecycleQuery'",
                "{'interval':'minute'}|interval|'hour'",
                "{'date_from':'-14d','date_to':'-7d','explicit_date':'true'}|dateRange|{'date_from':'-14d','date_to':'-7d','explicitDate':true}",
                "{'filter_test_accounts':'true'}|filterTestAccounts|true",
                "{'sampling_factor':'0.1'}|samplingFactor|0.1",
                "{'aggregation_group_type_index':0}|aggregation_group_type_index|0",
                "{'breakdown_type':'events','breakdown':'$os'}|breakdownFilter|{'breakdown_type':'event','breakdown':'$os'}",
                "{'breakdown':'$os'}|breakdownFilter|{'breakdown_type':'event','breakdown':'$os'}",
                "{'breakdowns':[{'type':'person','property':'plan'}]}|breakdownFilter|{'breakdown_type':'person','breakdown':'plan'}",
                "{'breakdown_type':'cohort','breakdown':[3,null,'all']}|breakdownFilter|{'breakdown_type':'cohort','breakdown':[3,'all']}",
                "{'display':'ActionsPie','smoothing_intervals':2}|trendsFilter|{'smoothingIntervals':2,'display':'ActionsPie'}",
                "{'show_label_on_series':true}|trendsFilter|{'showLabelsOnSeries':true}",
                "{'compare':true,'compare_to':'-4d'}|compareFilter|{'compare':true,'compare_to':'-4d'}",
                "{'insight':'FUNNELS','display':'ActionsLineGraph'}|funnelsFilter|{'funnelVizType':'trends'}",
                "{'insight':'FUNNELS','funnel_window_days':3}|funnelsFilter|{'funnelWindowInterval':3,'funnelWindowIntervalUnit':'day'}",
                "{'insight':'STICKINESS','compare':true}|compareFilter|{'compare':true}",
                "{'insight':'LIFECYCLE','toggledLifecycles':['new']}|lifecycleFilter|{'toggledLifecycles':['new']}",
                "{'insight':'PATHS','path_type':'$screen'}|pathsFilter|{'includeEventTypes':['$screen']}",
                "{'insight':'PATHS','include_event_types':['hogql'],'paths_hogql_expression':'event'}|pathsFilter|{'pathsHogQLExpression':'event','includeEventTypes':['hogql']}",
                "{'insight':'RETENTION','period':'Week','total_intervals':4,'retention_type':'retention_first_time'}|retentionFilter|{'retentionType':'retention_first_time','totalIntervals':4,'period':'Week'}"
            })
    void filter_becomesAFieldOfTheQuery(String filters, String field, String expected) {
        assertThat(query(filters).get(field)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'display':'ActionsLineGraphOfOld'}|trendsFilter",
                "{'breakdown_type':'undefined'}|breakdownFilter",
                "{'breakdown':[null]}|breakdownFilter",
                "{'insight':'RETENTION','interval':'day','events':[{'id':'a'}]}|series",
                "{'insight':'LIFECYCLE','breakdown':'$os'}|breakdownFilter",
                "{'insight':'STICKINESS','aggregation_group_type_index':0}|aggregation_group_type_index"
            })
    void whatAKindDoesNotHave_isLeftOut(String filters, String field) {
        assertThat(query(filters).has(field)).isFalse();
    }

    @Test
    void entities_areOneSeriesInTheirOrder() {
        JsonNode series =
                query(
                                "{'events':'[{\\'id\\':\\'b\\',\\'order\\':2},{\\'id\\':null,\\'order\\':1}]','actions':[{'id':'7','order':3}]}")
                        .get("series");
        assertThat(series.get(0).get("event").isNull()).isTrue();
        assertThat(series.get(1).get("event").asString()).isEqualTo("b");
        assertThat(series.get(2).get("id").asLong()).isEqualTo(7);
    }

    @Test
    void maths_areOfTrends_andOfActorsInStickiness() {
        String events = "'events':[{'id':'a','math':'sum','math_property':'price'}]";
        assertThat(query("{" + events + "}").at("/series/0/math").asString()).isEqualTo("sum");
        assertThat(query("{'insight':'STICKINESS'," + events + "}").at("/series/0/math").asString())
                .isEqualTo("dau");
        assertThat(query("{'insight':'FUNNELS'," + events + "}").at("/series/0").has("math"))
                .isFalse();
    }

    @Test
    void pathsOfAFunnel_keepTheirFunnel() {
        JsonNode paths =
                query(
                                "{'insight':'PATHS','funnel_paths':'funnel_path_after_step','funnel_filter':{'funnel_step':2,"
                                        + "'events':[{'id':'a','order':0},{'id':'b','order':1}]}}")
                        .get("funnelPathsFilter");
        assertThat(paths.get("funnelPathType").asString()).isEqualTo("funnel_path_after_step");
        assertThat(paths.get("funnelStep").asInt()).isEqualTo(2);
        assertThat(paths.at("/funnelSource/series").size()).isEqualTo(2);
    }

    @Test
    void properties_comeInEveryForm() {
        JsonNode oldest = query("{'properties':{'$browser__icontains':'Fire'}}").get("properties");
        assertThat(oldest.at("/0/key").asString()).isEqualTo("$browser");
        assertThat(oldest.at("/0/operator").asString()).isEqualTo("icontains");
        JsonNode flat =
                query(
                                "{'properties':{'type':'OR','values':[{'key':'a','value':1},{'key':'b','value':2}]}}")
                        .get("properties");
        assertThat(flat.at("/values/0/type").asString()).isEqualTo("OR");
        assertThat(flat.at("/values/0/values").size()).isEqualTo(2);
        JsonNode cohort =
                query("{'properties':[{'key':'id','value':3,'type':'cohort'}]}").get("properties");
        assertThat(cohort.at("/0/operator").asString()).isEqualTo("in");
        JsonNode several =
                query("{'properties':[{'key':'a','values':['x',null,'y']}]}").get("properties");
        assertThat(several.at("/0/value").toString()).isEqualTo("[\"x\",\"y\"]");
        assertThat(several.get(0).has("values")).isFalse();
    }

    @Test
    void unknownKindsAndBrokenText_areRefused() {
        assertThatThrownBy(() -> query("{'insight':'SOUP'}")).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> query("{'properties':'{oops'}"))
                .hasMessage("Properties are unparsable!");
        assertThatThrownBy(() -> query("{'events':'{'}")).isInstanceOf(QueryException.class);
    }

    @Test
    void correlation_asksForTheFunnelOfTheSteps() {
        ObjectNode query =
                LegacyCorrelation.toQuery(
                                (ObjectNode)
                                        json(
                                                "{'events':[{'id':'a'},{'id':'b'}],'funnel_correlation_type':'event_with_properties',"
                                                        + "'funnel_correlation_event_names':'[\\'c\\']','funnel_correlation_event_exclude_property_names':['x']}"))
                        .orElseThrow();
        QueryNodes.parse(query);
        assertThat(query.get("funnelCorrelationEventNames").get(0).asString()).isEqualTo("c");
        assertThat(query.get("funnelCorrelationEventExcludePropertyNames").get(0).asString())
                .isEqualTo("x");
        assertThat(LegacyCorrelation.toQuery((ObjectNode) json("{}"))).isEmpty();
    }
}
