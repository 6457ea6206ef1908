package dev.hedgerow.hogql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.ast.Constant;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstantsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 1.5, 1e300, -4.9e-324, Double.NaN, Double.NEGATIVE_INFINITY})
    void doubles_comeBack(double value) {
        assertComesBack(value);
    }

    @Test
    void wholeNumbersAndTexts_comeBack() {
        assertComesBack(Long.MIN_VALUE);
        assertComesBack(BigInteger.TWO.pow(64));
        assertComesBack(BigInteger.TWO.pow(64).negate());
        assertComesBack("\0\u0007\b\t\n\u000b\f\r'\"`\\ {x} \\n é 😀");
        assertComesBack("");
    }

    @Test
    void valuesWithoutLiteral_printAsCalls() {
        assertThat(printed(LocalDate.parse("2024-02-03"))).isEqualTo("toDate('2024-02-03')");
        assertThat(printed(LocalDateTime.parse("2024-02-03T04:05:06.7")))
                .isEqualTo("toDateTime64('2024-02-03 04:05:06.700000', 6)");
        assertThat(printed(Instant.parse("2024-02-03T04:05:06Z")))
                .isEqualTo("toDateTime64('2024-02-03 04:05:06.000000', 6, 'UTC')");
        assertThat(printed(new UUID(0, 1)))
                .isEqualTo("toUUID('00000000-0000-0000-0000-000000000001')");
        assertThat(printed(new BigDecimal("1.10"))).isEqualTo("1.10");
    }

    private static String printed(Object value) {
        return HogqlPrinter.print(Constant.of(value));
    }

    private static void assertComesBack(Object value) {
        assertThat(HogqlParser.parseExpr(printed(value))).isEqualTo(Constant.of(value));
    }
}
