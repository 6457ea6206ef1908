package dev.hedgerow.hogql.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields of events that are computed, and joins whose other side is empty. */
class EventFieldsTest {

    @Test
    void elementsOfTheChain_areEmptyWithoutOne() throws Exception {
        try (CompilerTables tables = new CompilerTables()) {
            assertThat(
                            tables.rows(
                                    "select elements_chain_href, elements_chain_texts, elements_chain_ids,"
                                            + " elements_chain_elements, issue_id from events limit 1"))
                    .containsExactly(Arrays.asList("", List.of(), List.of(), List.of(), null));
        }
    }

    @Test
    void surveyAnswers_areReadByIdThenByPlace() throws Exception {
        try (CompilerTables tables = new CompilerTables()) {
            assertThat(
                            tables.rows(
                                    "select getSurveyResponse(0, 'q'), getSurveyResponse(1), getSurveyResponse(0, 'q', true),"
                                            + " uniqueSurveySubmissionsFilter('s') from events limit 1"))
                    .containsExactly(Arrays.asList(null, null, List.of(), false));
        }
    }

    /** DuckDB 2.0 forgets a limit over an outer join whose other side it knows to be empty. */
    @Test
    void limit_holdsOverAJoinWithNothing() throws Exception {
        try (CompilerTables tables = new CompilerTables()) {
            assertThat(
                            tables.rows(
                                    "select e.event, n.k from events e left join"
                                            + " (select 1 as k where false) n on e.event = toString(n.k) limit 1"))
                    .hasSize(1);
            assertThat(
                            tables.rows(
                                    "select * from (select e.event from events e left join"
                                            + " (select 1 as k where false) n on e.event = toString(n.k)) limit 2"))
                    .hasSize(2);
        }
    }
}
