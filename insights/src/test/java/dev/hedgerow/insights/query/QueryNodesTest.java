package dev.hedgerow.insights.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.PropertyFilter.Comparison;
import dev.hedgerow.insights.query.PropertyFilter.InCohort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class QueryNodesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static QueryNode parse(String json) {
        return QueryNodes.parse(JSON.readTree(json.replace('\'', '"')));
    }

    private static TrendsQuery trends(String fields) {
        return (TrendsQuery)
                parse("{'kind':'TrendsQuery','series':[{'event':'view'}]," + fields + "}");
    }

    @Test
    void trends_hasItsDefaults() {
        TrendsQuery query = (TrendsQuery) parse("{'kind':'TrendsQuery','series':[{'event':null}]}");

        assertThat(query.interval()).isEqualTo(Interval.DAY);
        assertThat(query.filter().display()).isEqualTo(Display.LINE);
        assertThat(query.scope().dateRange()).isEqualTo(DateRange.DEFAULT);
        assertThat(query.series())
                .singleElement()
                .asInstanceOf(type(EventsNode.class))
                .satisfies(node -> assertThat(node.event()).isNull())
                .satisfies(
                        node -> assertThat(node.details().math().kind()).isEqualTo(MathKind.TOTAL));
    }

    @Test
    void series_readsEventsAndActions() {
        TrendsQuery query =
                (TrendsQuery)
                        parse(
                                """
                                {'kind':'TrendsQuery','series':[
                                  {'kind':'EventsNode','event':'pay','math':'sum','math_property':'price'},
                                  {'kind':'ActionsNode','id':7,'custom_name':'Seven'}]}
                                """);

        assertThat(query.series().getFirst().details().math().property()).isEqualTo("price");
        assertThat(query.series().get(1))
                .asInstanceOf(type(ActionsNode.class))
                .satisfies(node -> assertThat(node.actionId()).isEqualTo(7))
                .satisfies(node -> assertThat(node.details().customName()).isEqualTo("Seven"));
    }

    @Test
    void properties_nestInGroups() {
        TrendsQuery query =
                trends(
                        """
                        'properties':{'type':'OR','values':[
                          {'type':'AND','values':[{'type':'person','key':'plan','value':['a','b'],'operator':'is_not'}]},
                          {'type':'AND','values':[{'type':'cohort','key':'id','value':3,'operator':'not_in'}]}]}
                        """);

        FilterGroup or = query.scope().properties();
        assertThat(or.conjunction()).isEqualTo(FilterGroup.Conjunction.OR);
        assertThat(((FilterGroup) or.filters().getFirst()).filters())
                .containsExactly(
                        new Comparison(
                                PropertySubject.PERSON,
                                "plan",
                                FilterOperator.IS_NOT,
                                new FilterValue.Many(List.of("a", "b"))));
        assertThat(((FilterGroup) or.filters().get(1)).filters())
                .containsExactly(new InCohort(3, true));
    }

    @Test
    void properties_holdNumbersThatNoDoubleHoldsAsText() {
        String digits = "1" + "0".repeat(400);
        TrendsQuery query =
                trends("'properties':[{'type':'event','key':'a','value':" + digits + "}]");

        assertThat(query.scope().properties().filters())
                .containsExactly(
                        new Comparison(
                                PropertySubject.EVENT,
                                "a",
                                FilterOperator.EXACT,
                                new FilterValue.One(digits)));
    }

    @Test
    void properties_withNothingToCompareFilterNothing() {
        TrendsQuery query =
                trends("'properties':[{'type':'event','key':'a','value':[]},{},{'type':'empty'}]");

        assertThat(query.scope().properties().filters()).isEmpty();
    }

    @Test
    void breakdown_keepsHowItWasWritten() {
        BreakdownFilter single = trends("'breakdownFilter':{'breakdown':'$os'}").breakdown();
        BreakdownFilter list =
                trends(
                                "'breakdownFilter':{'breakdowns':[{'property':'$os','type':'person',"
                                        + "'histogram_bin_count':4}]}")
                        .breakdown();
        BreakdownFilter cohorts =
                trends("'breakdownFilter':{'breakdown_type':'cohort','breakdown':['all'," + " 4]}")
                        .breakdown();

        assertThat(single.form()).isEqualTo(BreakdownFilter.Form.SINGLE);
        assertThat(single.breakdowns())
                .containsExactly(new ByProperty(PropertySubject.EVENT, "$os", false, false, null));
        assertThat(list.form()).isEqualTo(BreakdownFilter.Form.LIST);
        assertThat(list.breakdowns())
                .containsExactly(new ByProperty(PropertySubject.PERSON, "$os", false, false, 4));
        assertThat(cohorts.breakdowns()).containsExactly(new ByCohort(List.of(0L, 4L)));
    }

    @Test
    void breakdown_refusesAFourth() {
        String one = "{'property':'a'}";
        String four = String.join(",", List.of(one, one, one, one));

        assertThatThrownBy(() -> trends("'breakdownFilter':{'breakdowns':[" + four + "]}"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("at most 3");
    }

    @Test
    void wrapper_givesItsSource() {
        QueryNode node =
                parse("{'kind':'DataTableNode','source':{'kind':'HogQLQuery','query':'select 1'}}");

        assertThat(node.kind()).isEqualTo("DataTableNode");
        assertThat(node.unwrapped())
                .asInstanceOf(type(HogQLQuery.class))
                .satisfies(query -> assertThat(query.query()).isEqualTo("select 1"));
    }

    @Test
    void unknownKind_isAParseError() {
        assertThatThrownBy(() -> parse("{'kind':'Tomato Soup'}"))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        error ->
                                assertThat(error.code()).isEqualTo(QueryException.Code.PARSE_ERROR))
                .hasMessageContaining("1 validation error for QueryRequest")
                .hasMessageContaining(
                        "Input tag 'Tomato Soup' found using 'kind' does not match any of the"
                                + " expected tags");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'interval':'fortnight'|query.interval",
                "'interval':4|query.interval",
                "'dateRange':[]|query.dateRange",
                "'series':[{'math':'cube'}]|query.series.0.math",
                "'series':[]|query.series",
                "'series':{}|query.series",
                "'series':[{'kind':'DataWarehouseNode'}]|query.series.0.kind",
                "'properties':[{'type':'moon','key':'a'}]|query.properties.0.type",
                "'trendsFilter':{'smoothingIntervals':'x'}|query.trendsFilter.smoothingIntervals",
                "'filterTestAccounts':'perhaps'|query.filterTestAccounts"
            })
    void wrongType_namesTheField(String fields, String attr) {
        assertThatThrownBy(() ->
                        parse(
                                fields.startsWith("'series'")
                                        ? "{'kind':'TrendsQuery'," + fields + "}"
                                        : "{'kind':'TrendsQuery','series':[{'event':'view'}],"
                                                + fields
                                                + "}"))
                .isInstanceOfSatisfying(
                        QueryException.class, error -> assertThat(error.attr()).isEqualTo(attr));
    }
}
