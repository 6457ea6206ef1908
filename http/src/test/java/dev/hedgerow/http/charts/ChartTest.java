package dev.hedgerow.http.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ChartTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static Chart read(String kind, String result, @Nullable String columns) {
        JsonNode query = json("{'kind':'InsightVizNode','source':{'kind':'" + kind + "'}}");
        return ChartReader.read(query, json(result), columns == null ? null : json(columns));
    }

    private static final String TRENDS =
            "[{'label':'signup','data':[1,2.5],'days':['2024-01-01','2024-01-02'],'compare_label':'current'},"
                    + "{'label':'signup','data':[3],'days':['2023-12-31'],'compare_label':'previous'}]";

    @Test
    void trends_areDatesAgainstSeries() {
        assertThat(ChartText.of(read("TrendsQuery", TRENDS, null)))
                .isEqualTo(
                        "Date|signup (current)|signup (previous)\n2024-01-01|1|3\n2024-01-02|2.5|0");
    }

    @Test
    void totals_areNamesAgainstValues() {
        String result =
                "[{'label':'$$_posthog_breakdown_other_$$','data':[],'aggregated_value':7},"
                        + "{'label':'a|b','data':[],'aggregated_value':0.125}]";
        assertThat(ChartText.of(read("TrendsQuery", result, null)))
                .isEqualTo("Name|Value\nOther|7\na/b|0.13");
    }

    @Test
    void funnel_isMetricsAgainstSteps() {
        String result =
                "[{'name':'signup','count':4,'average_conversion_time':null,'median_conversion_time':null},"
                        + "{'name':'pay','custom_name':'Paid','count':1,'average_conversion_time':3700,"
                        + "'median_conversion_time':90}]";
        assertThat(ChartText.of(read("FunnelsQuery", result, null)))
                .isEqualTo(
                        """
                        Metric|signup|Paid
                        Total person count|4|1
                        Conversion rate|100%|25%
                        Dropoff rate|0%|75%
                        Average conversion time|-|1h 1m
                        Median conversion time|-|1m 30s\
                        """);
    }

    @Test
    void comparedFunnel_isOfTheCurrentPeriod() {
        String result =
                "[{'name':'a','count':4,'compare_label':'current'},{'name':'b','count':1,'compare_label':'current'},"
                        + "{'name':'a','count':8,'compare_label':'previous'},{'name':'b','count':8,'compare_label':'previous'}]";
        assertThat(ChartText.of(read("FunnelsQuery", result, null)))
                .contains("Metric|a|b\nTotal person count|4|1\n")
                .doesNotContain("8");
    }

    @Test
    void brokenDownFunnel_isOneTablePerValue() {
        String result =
                "[[{'name':'a','count':0,'breakdown_value':['Chrome']}],"
                        + "[{'name':'a','count':2,'breakdown_value':'Firefox'}]]";
        assertThat(ChartText.of(read("FunnelsQuery", result, null)))
                .contains("---Chrome\nMetric|a\n", "---Firefox\nMetric|a\n");
    }

    @Test
    void retention_isSharesOfEachCohort() {
        String result =
                "[{'date':'2024-01-01T00:00:00Z','label':'Day 0','values':[{'count':4,'label':'Day 0'},"
                        + "{'count':1,'label':'Day 1'}]},{'date':'2024-01-02T00:00:00Z','label':'Day 1',"
                        + "'values':[{'count':0,'label':'Day 0'}]}]";
        assertThat(ChartText.of(read("RetentionQuery", result, null)))
                .isEqualTo(
                        "Date|Number of persons on date|Day 0|Day 1\n2024-01-01|4|100%|25%\n2024-01-02|0|-");
    }

    @Test
    void rows_stayRows() {
        assertThat(ChartText.of(read("HogQLQuery", "[['a',1],[null,2.50]]", "['event','n']")))
                .isEqualTo("event|n\na|1\n|2.5");
        assertThat(
                        ChartText.of(
                                read(
                                        "PathsQuery",
                                        "[{'source':'1_/','target':'2_/x','value':3}]",
                                        null)))
                .isEqualTo("source|target|value\n1_/|2_/x|3");
    }

    @Test
    void nothing_saysSo() {
        assertThat(ChartText.of(ChartReader.read(json("{'kind':'TrendsQuery'}"), null, null)))
                .startsWith("No result");
    }

    @Test
    void picture_hasALinePerSeriesAndTheNumbersInTitles() {
        String html = ChartPicture.of(read("TrendsQuery", TRENDS, null), false).html();
        assertThat(html.split("<polyline", -1)).hasSize(3);
        assertThat(html)
                .contains("<title>2024-01-02, signup (current): 2.5</title>")
                .doesNotContain("<table");
        assertThat(ChartPicture.of(read("TrendsQuery", TRENDS, null), true).html())
                .contains("<table");
    }

    @Test
    void picture_hangsWhatIsBelowZeroDown() {
        String result =
                "[{'status':'new','data':[4],'days':['2024-01-01']},{'status':'dormant','data':[-2],'days':['2024-01-01']}]";
        String html = ChartPicture.of(read("LifecycleQuery", result, null), false).html();
        assertThat(html)
                .contains(
                        "<title>2024-01-01, new: 4</title>",
                        "2024-01-01, dormant: -2",
                        ">-2</text>");
    }

    @Test
    void picture_ofOneTotalIsANumber() {
        String html =
                ChartPicture.of(
                                read(
                                        "TrendsQuery",
                                        "[{'label':'x','data':[],'aggregated_value':1234567.5}]",
                                        null),
                                false)
                        .html();
        assertThat(html).contains("<strong>1,234,567.5</strong>");
    }

    @Test
    void picture_ofNoDataSaysSo() {
        assertThat(ChartPicture.of(read("TrendsQuery", "[]", null), false).html())
                .contains("No data in this period.");
    }
}
