package dev.hedgerow.hogql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hedgerow.hogql.ast.Expr;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DepthLimitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    (               | 1        | )
                    [               | 1        | ]
                    "f("            | 1        | )
                    "{a: "          | 1        | "}"
                    "case when 1 then " | 1    | " end"
                    "f'{"           | 1        | "}'"
                    "<a b={"        | 1        | "} />"
                    "(select "      | 1        | )
                    "(select 1 from " | (select 1) | )
                    "a ? 1 : "      | 1        | ""
                    "x -> "         | 1        | ""
                    "NOT "          | a        | ""
                    "- "            | a        | ""
                    ""              | 1        | " + 1"
                    ""              | a        | "[1]"
                    ""              | a        | "::Int8"
                    ""              | a        | ".1"
                    "1 = "          | 1        | ""
                    "interval "     | 1        | " day"
                    """)
    void nesting_endsInACleanErrorOrATree(String open, String middle, String close) {
        for (int depth : new int[] {10, 150, 1_000, 10_000, 40_000}) {
            String text = open.repeat(depth) + middle + close.repeat(depth);
            try {
                Expr expr = HogqlParser.parseExpr(text);
                assertThat(HogqlParser.parseExpr(HogqlPrinter.print(expr))).isEqualTo(expr);
                assertThat(depth).isLessThan(10_000);
            } catch (HogqlException.Shown error) {
                assertThat(depth).as(error.getMessage()).isGreaterThan(10);
                assertThat(error.code()).isEqualTo(HogqlErrorCode.TOO_DEEP);
            }
        }
    }

    @Test
    void lists_mayBeLong() {
        assertThat(HogqlParser.parseExpr("x in (" + "1, ".repeat(50_000) + "1)")).isNotNull();
        assertThat(HogqlParser.parseExpr("a AND ".repeat(20_000) + "a")).isNotNull();
        assertThat(HogqlParser.parseQuery("select 1 union all ".repeat(2_000) + "select 1"))
                .isNotNull();
    }

    /**
     * Each comma once sent the parser to the end of the list, for it could have been the comma of
     * FROM a, b.
     */
    @Test
    void longListsOfCalls_takeLinearTime() {
        long steps = lookahead(2_000);

        assertThat(steps).isPositive();
        assertThat(lookahead(4_000)).isLessThan(3 * steps);
    }

    /** How many tokens the parser looked at to decide where to go, in a list of calls. */
    private static long lookahead(int calls) {
        String text = "select " + "f(x) as y, ".repeat(calls) + "1 from t";
        HogqlGrammar grammar =
                new HogqlGrammar(
                        new CommonTokenStream(new HogqlTokens(CharStreams.fromString(text))));
        grammar.setProfile(true);
        grammar.getInterpreter().setPredictionMode(PredictionMode.SLL);
        grammar.setErrorHandler(new BailErrorStrategy());
        grammar.wholeQuery();
        return grammar.getParseInfo().getTotalSLLLookaheadOps();
    }

    @Test
    void text_hasAMaximalLength() {
        String text = "'" + "a".repeat(HogqlParser.MAX_LENGTH) + "'";

        assertThatExceptionOfType(HogqlException.Shown.class)
                .isThrownBy(() -> HogqlParser.parseExpr(text))
                .satisfies(error -> assertThat(error.code()).isEqualTo(HogqlErrorCode.TOO_LONG));
    }
}
