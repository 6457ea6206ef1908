package dev.hedgerow.http.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ResultTextsTest {
    private static final String TABLE =
            "Date|Visits\n"
                    + IntStream.range(100, 200)
                            .mapToObj(i -> "day " + i + "|" + i)
                            .collect(Collectors.joining("\n"));

    @Test
    void shortTable_staysWhole() {
        assertThat(new ResultTexts(2000).fitting(TABLE, 7)).isEqualTo(TABLE);
        assertThat(new ResultTexts(0).fitting(TABLE, 7)).isEqualTo(TABLE);
    }

    @Test
    void longTable_losesItsMiddle() {
        String cut = new ResultTexts(600).fitting(TABLE, 7);
        assertThat(cut.length()).isLessThanOrEqualTo(600);
        assertThat(cut)
                .startsWith("Date|Visits\nday 100|100\n")
                .contains("of 100 rows omitted here.", "tile_ids=7")
                .endsWith("day 199|199");
        long kept = cut.lines().filter(line -> line.startsWith("day")).count();
        assertThat(cut).contains("[" + (100 - kept) + " of 100 rows");
    }

    @Test
    void roomForNoRow_keepsTheNote() {
        assertThat(new ResultTexts(60).fitting(TABLE, 7)).contains("[Cut at 60", "tile_ids=7");
        assertThat(new ResultTexts(300).fitting("x".repeat(5000), 7))
                .hasSize(300)
                .endsWith("max_result_chars=0.]");
    }

    @Test
    void allTables_shareTheRoomOfTheAnswer() {
        ResultTexts texts = new ResultTexts(2000, 700);
        assertThat(texts.hasRoom()).isTrue();
        assertThat(texts.fitting(TABLE, 1).length()).isLessThanOrEqualTo(700);
        assertThat(texts.hasRoom()).isFalse();
        assertThat(texts.notRun(2)).startsWith("[Not run").contains("tile_ids=2");
    }
}
