package dev.hedgerow.hogql.compile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.hogql.parser.HogqlException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused while a query is compiled, in the words that PostHog has for it. */
class RefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    select avg(avg(toFloat(properties.size))) from events | Aggregation 'avg' cannot be nested inside another aggregation 'avg'.
                    select sum(1 + count()) from events | Aggregation 'count' cannot be nested inside another aggregation 'sum'.
                    select number from numbers | Table function 'numbers' requires arguments
                    select number from numbers() | Table function 'numbers' requires at least 1 argument
                    select number from numbers(1, 2, 3) | Table function 'numbers' requires at most 2 arguments
                    select * from events(1, 4) | Table 'events' does not accept arguments
                    select * from nothing(1) | Unknown table `nothing`.
                    select getSurveyResponse(event) from events | getSurveyResponse first argument must be a constant
                    select getSurveyResponse('abc') from events | getSurveyResponse first argument must be a valid integer
                    select getSurveyResponse() from events | Function 'getSurveyResponse' expects at least 1 argument, found 0
                    select 1 from events where uniqueSurveySubmissionsFilter(event) | uniqueSurveySubmissionsFilter first argument must be a constant
                    select COUNTIF(true) | Unsupported function call 'COUNTIF(...)'
                    select arrayReduce() | Missing arguments in function 'arrayReduce'
                    select arrayReduce(1, [1]) | Expected constant string as first arg in function 'arrayReduce', got IntegerType '1'
                    select arrayReduce('evil', [1]) | Invalid parametric function in 'arrayReduce', 'evil' is not supported.
                    select session from sessions | Can't select a table when a column is expected: session
                    select cityHash64(1) | Function 'cityHash64' takes text here: wrap the value in toString()
                    select mapPopulateSeries([1]) | mapPopulateSeries takes a map and perhaps the last key
                    select embedText('a') | Function 'embedText' is not supported yet
                    select 1 from events e any right join persons p on e.person_id = p.id | ANY is supported in LEFT and INNER JOIN
                    select * from (select 1 as a) x left join (select 1 as b) y on x.a = y.b | Cannot use '*' without table name when there are multiple tables in the query
                    with cte as (select * from cte) select * from cte | Too many CTE expansions (50+). Probably a CTE loop.
                    with properties as cte select cte.color from events | Cannot access fields on CTE cte yet
                    select 1 from events where matchesAction(7) | Could not find an action with the ID 7
                    select 1 from events where matchesAction('x') | Could not find an action with the name 'x'
                    select 1 from events where matchesAction(event) | action() takes only constant arguments
                    select 1 from events where matchesAction(1.5) | action() takes exactly one string or integer argument
                    select cast(1 as Array(Nonsense)) | Casting to 'Nonsense' is not supported yet
                    """)
    void query_isRefusedWithItsReason(String query, String message) throws Exception {
        try (CompilerTables tables = new CompilerTables()) {
            assertThatThrownBy(() -> tables.rows(query))
                    .isInstanceOf(HogqlException.class)
                    .hasMessageContaining(message);
        }
    }
}
