package dev.hedgerow.insights.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hedgerow.insights.query.QueryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private static final double[] VALUES = {6, 4, 0};

    @ParameterizedTest
    @CsvSource({
        "A+2*B, 14",
        "(A+2)*B, 32",
        "a - b, 2",
        "A-B-B, -2",
        "-A+B, -2",
        "A/B, 1.5",
        "A/C, 0",
        "A/0, 0",
        "A%B, 2",
        "2^3^2, 512",
        "2**3, 8",
        "-2^2, -4",
        "A*-1, -6",
        "B+1.5, 5.5",
        ".5*A, 3"
    })
    void formula_hasAValue(String text, double expected) {
        assertThat(Formula.parse(text, 3).of(VALUES)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void formula_goesPointByPoint() {
        List<double[]> series = List.of(new double[] {1, 2, 0}, new double[] {4, 0, 5});

        assertThat(Formula.parse("A/B+1", 2).of(series, 3)).containsExactly(1.25, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A+", "(A", "A)", "A B", "AB", "1..2", "sum(A)", "A+é", "A//B"})
    void nonsense_isRefused(String text) {
        assertThatThrownBy(() -> Formula.parse(text, 3)).isInstanceOf(QueryException.class);
    }

    @Test
    void letterWithoutSeries_isRefused() {
        assertThatThrownBy(() -> Formula.parse("A/B", 1))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("series B");
    }

    @Test
    void deepNesting_isRefused() {
        String deep = "(".repeat(5_000) + "A" + ")".repeat(5_000);

        assertThatThrownBy(() -> Formula.parse(deep, 1)).isInstanceOf(QueryException.class);
    }
}
