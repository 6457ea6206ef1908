package dev.hedgerow.insights.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairIndexTest {
    @Test
    void of_numbersPairsInTheOrderOfAppearance() {
        PairIndex index = new PairIndex();
        for (int i = 0; i < 10_000; i++) {
            assertThat(index.of(i % 100, i)).isEqualTo(i);
        }

        assertThat(index.of(42, 42)).isEqualTo(42);
        assertThat(index.find(42, 42)).isEqualTo(42);
        assertThat(index.find(42, 43)).isEqualTo(-1);
        assertThat(index.size()).isEqualTo(10_000);
    }
}
