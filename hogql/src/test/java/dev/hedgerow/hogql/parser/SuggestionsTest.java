package dev.hedgerow.hogql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
    @Test
    void near_answersNearestFirst() {
        assertThat(Suggestions.near("timestmap", List.of("created_at", "timestamps", "timestamp")))
                .containsExactly("timestamp", "timestamps");
    }

    @Test
    void near_ignoresCaseAndLeavesOutWhatIsFar() {
        assertThat(Suggestions.near("COUNTIF", List.of("countIf", "sum")))
                .containsExactly("countIf");
        assertThat(Suggestions.near("hamburger", List.of("count", "sum"))).isEmpty();
    }

    @Test
    void alike_takesWhatSharesMostLetters() {
        List<String> known = List.of("event", "person_id", "distinct_id", "uuid");

        assertThat(Suggestions.alike("user_id", known)).containsExactly("person_id");
        assertThat(Suggestions.alike("evnt", known)).containsExactly("event");
        assertThat(Suggestions.alike("hamburger", known)).isEmpty();
    }

    @Test
    void distance_countsASwapOnce() {
        assertThat(Suggestions.distance("form", "from")).isEqualTo(1);
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
    }
}
