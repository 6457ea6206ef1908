package dev.hedgerow.insights.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DashboardFiltersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # operator and value of one filter, of another, whether they exclude one another
                    exact     | ["mac"]        | exact         | ["linux"]        | true
                    exact     | ["mac","unix"] | exact         | "mac"            | false
                    exact     | "mac"          | is_not        | ["mac","linux"]  | true
                    exact     | ["mac","unix"] | is_not        | ["mac"]          | false
                    in        | ["a"]          | not_in        | ["a"]            | true
                    is_not    | "mac"          | is_not        | "linux"          | false
                    exact     | true           | exact         | "true"           | false
                    exact     | true           | exact         | "True"           | true
                    exact     | "a"            | is_not_set    | null             | true
                    exact     | null           | is_not_set    | null             | false
                    is_set    | null           | is_not_set    | null             | true
                    is_not    | "a"            | is_not_set    | null             | false
                    gt        | 5              | is_not_set    | null             | false
                    icontains | "Google.com"   | not_icontains | "google"         | true
                    icontains | ["google","x"] | not_icontains | "google"         | false
                    regex     | "a.*"          | not_regex     | "a.*"            | true
                    regex     | "a.*"          | not_regex     | "b.*"            | false
                    gt        | 5              | lt            | 3                | false
                    """)
    void withoutExcluded_dropsWhatCannotBeTogether(
            String operator, String value, String otherOperator, String other, boolean excluded) {
        JsonNode own = MAPPER.readTree(filter(operator, value));
        JsonNode over = MAPPER.readTree("{\"properties\":[" + filter(otherOperator, other) + "]}");
        JsonNode query = MAPPER.createObjectNode().set("properties", list(own));

        JsonNode rest = DashboardFilters.withoutExcluded(query, over);

        assertThat(rest.get("properties").isEmpty()).isEqualTo(excluded);
    }

    private static String filter(String operator, String value) {
        return "{\"key\":\"os\",\"type\":\"event\",\"operator\":\"%s\",\"value\":%s}"
                .formatted(operator, value);
    }

    private static JsonNode list(JsonNode item) {
        return MAPPER.createArrayNode().add(item);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # in groups, whose empty ones go, and in series, inside wrappers
                    {"source":{"properties":{"type":"AND","values":[{"type":"OR","values":[{"key":"os","value":"a"}]},{"type":"OR","values":[{"key":"os","value":"a"},{"key":"n"}]}]}}} | {"source":{"properties":{"type":"AND","values":[{"type":"OR","values":[{"key":"n"}]}]}}}
                    {"source":{"series":[{"event":"x","properties":[{"key":"os","value":"a"}]},{"event":"y"}]}} | {"source":{"series":[{"event":"x","properties":[]},{"event":"y"}]}}
                    {"kind":"HogQLQuery","filters":{"properties":[{"key":"os","value":"a"}]}} | {"kind":"HogQLQuery","filters":{"properties":[]}}
                    # another type, another group, and cohorts are other properties
                    {"properties":[{"key":"os","value":"a","type":"person"},{"key":"os","value":"a","group_type_index":1}]} | {"properties":[{"key":"os","value":"a","type":"person"},{"key":"os","value":"a","group_type_index":1}]}
                    """)
    void withoutExcluded_looksEverywhere(String query, String expected) {
        JsonNode over = MAPPER.readTree("{\"properties\":[{\"key\":\"os\",\"value\":\"b\"}]}");

        assertThat(DashboardFilters.withoutExcluded(MAPPER.readTree(query), over))
                .isEqualTo(MAPPER.readTree(expected));
    }
}
