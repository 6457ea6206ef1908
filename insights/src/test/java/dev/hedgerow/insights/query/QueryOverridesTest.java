package dev.hedgerow.insights.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryOverridesTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # dates replace an insight's own, inside its wrapper
                    {"kind":"InsightVizNode","source":{"kind":"TrendsQuery","dateRange":{"date_from":"-1d"}}} | {"date_from":"-7d"} | {"kind":"InsightVizNode","source":{"kind":"TrendsQuery","dateRange":{"date_from":"-7d"}}}
                    # lists of properties are continued
                    {"kind":"EventsQuery","properties":[{"key":"a"}]} | {"properties":[{"key":"b"}]} | {"kind":"EventsQuery","properties":[{"key":"a"},{"key":"b"}]}
                    # a group becomes one side of an AND
                    {"kind":"TrendsQuery","properties":{"type":"OR","values":[1]}} | {"properties":[{"key":"b"}]} | {"kind":"TrendsQuery","properties":{"type":"AND","values":[{"type":"OR","values":[1]},{"type":"AND","values":[{"key":"b"}]}]}}
                    # events take their dates as after and before
                    {"kind":"EventsQuery","after":"x"} | {"date_from":"-2d","date_to":"-1d"} | {"kind":"EventsQuery","after":"-2d","before":"-1d"}
                    # SQL takes them for its placeholder
                    {"kind":"HogQLQuery","query":"select 1"} | {"date_from":"-2d"} | {"kind":"HogQLQuery","query":"select 1","filters":{"dateRange":{"date_from":"-2d"}}}
                    # those of an insight become one side of an AND
                    {"kind":"PathsQuery","properties":[{"key":"a"}]} | {"properties":[{"key":"b"}]} | {"kind":"PathsQuery","properties":{"type":"AND","values":[{"type":"AND","values":[{"key":"a"}]},{"type":"AND","values":[{"key":"b"}]}]}}
                    # or its only ones
                    {"kind":"PathsQuery","properties":{"type":"AND","values":[{"type":"OR","values":[]}]}} | {"properties":[{"key":"b"}]} | {"kind":"PathsQuery","properties":[{"key":"b"}]}
                    # both ends of a date range come together, the rest of it stays
                    {"kind":"TrendsQuery","dateRange":{"date_from":"-9d","date_to":"-1d","explicitDate":true,"daysOfWeek":[1]}} | {"date_from":"-7d"} | {"kind":"TrendsQuery","dateRange":{"date_from":"-7d","explicitDate":true,"daysOfWeek":[1]}}
                    {"kind":"TrendsQuery","dateRange":{"explicitDate":true}} | {"date_to":"-7d","explicitDate":false} | {"kind":"TrendsQuery","dateRange":{"date_to":"-7d","explicitDate":false}}
                    {"kind":"HogQLQuery","filters":{"dateRange":{"date_to":"-1d","explicitDate":true}}} | {"date_from":"-7d","interval":"week"} | {"kind":"HogQLQuery","filters":{"dateRange":{"date_from":"-7d"},"interval":"week"}}
                    # interval, breakdown and test accounts are for the kinds that have them
                    {"kind":"LifecycleQuery"} | {"interval":"week","breakdown_filter":{"breakdown":"b"},"filterTestAccounts":true} | {"kind":"LifecycleQuery","interval":"week","filterTestAccounts":true}
                    {"kind":"RetentionQuery"} | {"interval":"week","breakdown_filter":{"breakdown":"b"},"filterTestAccounts":false} | {"kind":"RetentionQuery","breakdownFilter":{"breakdown":"b"},"filterTestAccounts":false}
                    # there is nothing before all time
                    {"kind":"TrendsQuery","compareFilter":{"compare":true}} | {"date_from":"all"} | {"kind":"TrendsQuery","compareFilter":{"compare":false},"dateRange":{"date_from":"all"}}
                    # lists of people have neither dates nor properties of events
                    {"kind":"ActorsQuery"} | {"date_from":"-7d","properties":[{"key":"b"}]} | {"kind":"ActorsQuery"}
                    # a breakdown is replaced
                    {"kind":"TrendsQuery","breakdownFilter":{"breakdown":"a"}} | {"breakdown_filter":{"breakdown":"b"}} | {"kind":"TrendsQuery","breakdownFilter":{"breakdown":"b"}}
                    """)
    void filters_changeTheQuery(String query, String filters, String expected) {
        JsonNode before = MAPPER.readTree(query);
        JsonNode after = QueryOverrides.of(MAPPER.readTree(filters), null).applyTo(before);

        assertThat(after).isEqualTo(MAPPER.readTree(expected));
        assertThat(before).as("the given query").isEqualTo(MAPPER.readTree(query));
    }

    @Test
    void variables_takeTheValueByIdOrName() {
        JsonNode query =
                MAPPER.readTree(
                        """
                        {"kind": "HogQLQuery", "variables": {"1": {"code_name": "a", "value": 1}, "2": {"code_name": "b"}}}\
                        """);
        JsonNode override =
                MAPPER.readTree(
                        """
                        {"1": {"value": 7}, "other": {"code_name": "b", "value": 8}, "none": {"code_name": "c", "value": 9}}\
                        """);

        assertThat(QueryOverrides.of(null, override).applyTo(query))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"kind": "HogQLQuery", "variables": {"1": {"code_name": "a", "value": 7}, "2": {"code_name": "b", "value": 8}}}\
                                """));
    }

    @Test
    void overrides_thatAreNoObjectAreRefused() {
        assertThatThrownBy(() -> QueryOverrides.of(MAPPER.readTree("[1]"), null))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Expected a dictionary");
    }
}
