package dev.hedgerow.insights.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinsTest {

    @Test
    void bins_areOfEqualWidth() {
        assertThat(Bins.over(10, 40, 4).labels())
                .containsExactly("[10,17.5]", "[17.5,25]", "[25,32.5]", "[32.5,40.01]");
        assertThat(Bins.over(4, 128, 5).labels())
                .containsExactly(
                        "[4,28.8]", "[28.8,53.6]", "[53.6,78.4]", "[78.4,103.2]", "[103.2,128.01]");
    }

    @Test
    void oneValue_isOneBin() {
        assertThat(Bins.over(4, 4, 10).labels()).containsExactly("[4,4.01]");
        assertThat(Bins.over(0, 0, 4).labels()).containsExactly("[0,0.01]");
    }

    @Test
    void noValue_hasNoBins() {
        assertThat(Bins.NONE.labels()).isEmpty();
    }
}
