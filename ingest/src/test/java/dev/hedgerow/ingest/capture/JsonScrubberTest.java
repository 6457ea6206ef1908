package dev.hedgerow.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is looked at eight bytes at a time: what has to be seen is seen at every place. */
class JsonScrubberTest {

    private static final int PLACES = 20;

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00", "\\uD800\\n"})
    void escapesThatCannotBeStored_areMendedAnywhere(String escape) {
        for (int place = 0; place < PLACES; place++) {
            String before = "a".repeat(place);
            byte[] json = (before + escape + "zzzzzzzzzzzzz").getBytes(StandardCharsets.UTF_8);

            JsonScrubber.scrub(json);

            assertThat(new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(before + "\\ufffd" + escape.substring(6) + "zzzzzzzzzzzzz");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u00e9", "\\\\u0000", "\\ud83d\\ude00", "é", "日本", "😀", "\u007f", "]"})
    void textThatCanBeStored_staysAnywhere(String text) {
        for (int place = 0; place < PLACES; place++) {
            byte[] json = ("a".repeat(place) + text + "zzzzzzzzz").getBytes(StandardCharsets.UTF_8);
            byte[] scrubbed = Arrays.copyOf(json, json.length);

            JsonScrubber.scrub(scrubbed);

            assertThat(scrubbed).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x80, 0xc1, 0xe0, 0xf5, 0xff})
    void bytesThatAreNoText_areRefusedAnywhere(int value) {
        for (int place = 0; place < PLACES; place++) {
            byte[] json = new byte[PLACES + 8];
            Arrays.fill(json, (byte) 'a');
            json[place] = (byte) value;

            assertThatThrownBy(() -> JsonScrubber.scrub(json))
                    .as("at %d", place)
                    .isInstanceOf(CaptureException.class);
        }
    }
}
