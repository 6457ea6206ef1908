package dev.hedgerow.hogql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArithmeticOp;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HogqlParserTest {
    @Test
    void query_becomesRecords() {
        assertThat(
                        HogqlParser.parseQuery(
                                "select event, count() from events where a = 1 and b limit 5"))
                .isEqualTo(
                        SelectQuery.builder()
                                .columns(Field.of("event"), Call.of("count"))
                                .from(TableName.of("events"))
                                .where(
                                        new And(
                                                List.of(
                                                        new Compare(
                                                                CompareOp.EQUAL,
                                                                Field.of("a"),
                                                                Constant.of(1),
                                                                Span.NONE),
                                                        Field.of("b")),
                                                Span.NONE))
                                .limit(Constant.of(5))
                                .build());
    }

    @Test
    void spans_coverTheText() {
        String text = "'😀' || event";
        Call call = (Call) HogqlParser.parseExpr(text);

        assertThat(at(text, call.span())).isEqualTo(text);
        assertThat(at(text, call.args().get(0).span())).isEqualTo("'😀'");
        assertThat(at(text, call.args().get(1).span())).isEqualTo("event");
    }

    @Test
    void operators_groupByPrecedence() {
        assertThat(HogqlParser.parseExpr("1 + 2 * 3"))
                .isEqualTo(
                        new Arithmetic(
                                ArithmeticOp.ADD,
                                Constant.of(1),
                                new Arithmetic(
                                        ArithmeticOp.MULTIPLY,
                                        Constant.of(2),
                                        Constant.of(3),
                                        Span.NONE),
                                Span.NONE));
    }

    @Test
    void error_tellsPlaceAndAlternatives() {
        assertThatExceptionOfType(HogqlException.Shown.class)
                .isThrownBy(() -> HogqlParser.parseQuery("select event\nform events"))
                .satisfies(error -> assertThat(error.suggestions()).containsExactly("FROM"))
                .satisfies(error -> assertThat(error.span().start()).isEqualTo(18))
                .withMessageContaining("line 2, column 6");
    }

    private static String at(String text, Span span) {
        return text.substring(span.start(), span.end());
    }
}
