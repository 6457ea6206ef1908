package dev.hedgerow.insights.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The columns of PostHog's exports, from {@code test_csv_exporter.py} and its renders. */
final class AnswerSheetTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static Sheet sheet(String query, String answer) {
        JsonNode asked = JSON.readTree(query.replace('\'', '"'));
        return AnswerSheet.of(asked, (ObjectNode) JSON.readTree(answer.replace('\'', '"')));
    }

    private static String row(Sheet sheet, int index) {
        return sheet.rows().get(index).stream()
                .map(value -> value.isNull() ? "" : value.asString())
                .collect(Collectors.joining("|"));
    }

    @Test
    void trends_haveAColumnPerInterval() {
        Sheet sheet =
                sheet(
                        "{'kind':'InsightVizNode','source':{'kind':'TrendsQuery','series':[{'event':'a'},{'event':'b'}]}}",
                        """
                        {'results':[
                          {'label':'$pageview','action':{'custom_name':null},'data':[2,0],'labels':['1-Jan','2-Jan']},
                          {'label':'paid','action':{'custom_name':'Purchase'},'data':[1,3],'labels':['1-Jan','2-Jan']}]}
                        """);
        assertThat(sheet.columns()).containsExactly("series", "1-Jan", "2-Jan");
        assertThat(row(sheet, 0)).isEqualTo("$pageview|2|0");
        assertThat(row(sheet, 1)).isEqualTo("Purchase|1|3");
    }

    @Test
    void comparedTrends_shareTheColumnsOfTheCurrentPeriod() {
        Sheet sheet =
                sheet(
                        "{'kind':'TrendsQuery','series':[{'event':'a'},{'event':'b'}]}",
                        """
                        {'results':[
                          {'label':'a','compare_label':'current','data':[2],'labels':['8-Jan']},
                          {'label':'a','compare_label':'previous','data':[1],'labels':['1-Jan']}]}
                        """);
        assertThat(sheet.columns()).containsExactly("series", "8-Jan");
        assertThat(row(sheet, 1)).isEqualTo("a - previous|1");
    }

    @Test
    void brokenDownTotals_haveAColumnPerBreakdown() {
        Sheet sheet =
                sheet(
                        """
                        {'kind':'TrendsQuery','series':[{'event':'a'},{'event':'b'}],'breakdownFilter':{'breakdowns':[
                          {'property':'$browser','type':'event'},{'property':'$os','type':'event'}]}}
                        """,
                        """
                        {'results':[
                          {'label':'x','breakdown_value':['Chrome','$$_posthog_breakdown_null_$$'],'aggregated_value':7},
                          {'label':'y','breakdown_value':['$$_posthog_breakdown_other_$$','$$_posthog_breakdown_other_$$'],'aggregated_value':0}]}
                        """);
        assertThat(sheet.columns()).containsExactly("series", "$browser", "$os", "Total Sum");
        assertThat(row(sheet, 0)).isEqualTo("x|Chrome|None (i.e. no value)|7");
        assertThat(row(sheet, 1)).contains("Other (i.e. all remaining values)").endsWith("|0");
    }

    @Test
    void funnels_haveALinePerStep_andBreakdownValue() {
        Sheet sheet =
                sheet(
                        "{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'}]}",
                        """
                        {'results':[[
                          {'name':'a','custom_name':null,'action_id':'a','count':3,'breakdown_value':['US'],
                           'median_conversion_time':null,'average_conversion_time':null},
                          {'name':'b','custom_name':'Bought','action_id':'b','count':1,'breakdown_value':['US'],
                           'median_conversion_time':5.0,'average_conversion_time':6.0}]]}
                        """);
        assertThat(sheet.columns())
                .containsExactly(
                        "name",
                        "breakdown_value",
                        "action_id",
                        "count",
                        "median_conversion_time (seconds)",
                        "average_conversion_time (seconds)",
                        "conversion (%)");
        assertThat(row(sheet, 0)).isEqualTo("a|US|a|3|||100.0");
        assertThat(row(sheet, 1)).isEqualTo("Bought|US|b|1|5.0|6.0|33.33");
    }

    @Test
    void comparedFunnels_haveTheLinesOfBothPeriods() {
        Sheet sheet =
                sheet(
                        "{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'}]}",
                        """
                        {'results':[
                          {'name':'a','action_id':'a','count':4,'compare_label':'current'},
                          {'name':'b','action_id':'b','count':1,'compare_label':'current'},
                          {'name':'a','action_id':'a','count':2,'compare_label':'previous'},
                          {'name':'b','action_id':'b','count':1,'compare_label':'previous'}]}
                        """);
        assertThat(row(sheet, 1)).isEqualTo("b||b|1|||25.0|current");
        assertThat(row(sheet, 3)).isEqualTo("b||b|1|||50.0|previous");
    }

    @Test
    void comparedConversionTimes_areBinsOfBothPeriods() {
        Sheet sheet =
                sheet(
                        "{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'}],'funnelsFilter':{'funnelVizType':'time_to_convert'}}",
                        """
                        {'results':[{'bins':[[1,2]],'compare_label':'current'},
                          {'bins':[[1,3]],'compare_label':'previous'}]}
                        """);
        assertThat(sheet.columns()).containsExactly("bin", "value", "period");
        assertThat(row(sheet, 0)).isEqualTo("1|2|current");
        assertThat(row(sheet, 1)).isEqualTo("1|3|previous");
    }

    @Test
    void conversionTimes_areBins() {
        Sheet sheet =
                sheet(
                        "{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'}],'funnelsFilter':{'funnelVizType':'time_to_convert'}}",
                        "{'results':{'bins':[[1,0],[61,3]],'average_conversion_time':62}}");
        assertThat(sheet.columns()).containsExactly("bin", "value");
        assertThat(row(sheet, 1)).isEqualTo("61|3");
    }

    @Test
    void retention_isAGridOfCohorts() {
        Sheet sheet =
                sheet(
                        "{'kind':'RetentionQuery','retentionFilter':{}}",
                        """
                        {'results':[{'label':'Day 0','date':'2024-01-01T00:00:00Z','values':[
                          {'count':5,'label':'Day 0'},{'count':2,'label':'Day 1'}]}]}
                        """);
        assertThat(sheet.columns()).containsExactly("cohort", "cohort size", "Day 0", "Day 1");
        assertThat(row(sheet, 0)).isEqualTo("2024-01-01T00:00:00Z|5|5|2");
    }

    @Test
    void rowsOfLists_getTheirColumnsTitles_andObjectsInThemColumnsOfTheirOwn() {
        Sheet sheet =
                sheet(
                        "{'kind':'EventsQuery','select':['event']}",
                        """
                        {'columns':['event','person.name -- Name','*'],'results':[
                          ['a','Ann',{'id':1,'tags':['x','y']}],['b',null,{'id':2,'more':true}]]}
                        """);
        assertThat(sheet.columns())
                .containsExactly("event", "Name", "*.id", "*.tags.0", "*.tags.1", "*.more");
        assertThat(row(sheet, 0)).isEqualTo("a|Ann|1|x|y|");
        assertThat(row(sheet, 1)).isEqualTo("b||2|||true");
    }

    @Test
    void paths_areEdges() {
        Sheet sheet =
                sheet(
                        "{'kind':'PathsQuery','pathsFilter':{}}",
                        "{'results':[{'source':'1_/','target':'2_/a','value':2,'average_conversion_time':10}]}");
        assertThat(sheet.columns())
                .isEqualTo(List.of("source", "target", "value", "average_conversion_time"));
    }

    @Test
    void filesOfLists_askForMoreThanAPage_unlessTheySayHowMany() {
        JsonNode open =
                JSON.readTree("{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"EventsQuery\"}}");
        assertThat(ExportQuery.of(open).at("/source/limit").asLong()).isGreaterThan(10_000);
        assertThat(open.at("/source").has("limit")).isFalse();
        JsonNode limited = JSON.readTree("{\"kind\":\"EventsQuery\",\"limit\":3}");
        assertThat(ExportQuery.of(limited)).isSameAs(limited);
    }
}
