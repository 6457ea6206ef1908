package dev.hedgerow.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed texts were written by lz-string 1.5.0. */
class LzStringTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Q===|``",
                "IZA=|a",
                "IY18ZVkA|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "N4IgpgbmB2AuIC5wgDQgCYEsDOtPQGNYB9TdREAD1RFgHsBrGCgBwAsDjYxcQBfIA===|{\"event\":\"e\",\"distinct_id\":\"x\",\"token\":\"phc_test\"}",
                "NobwRApgbhB2AuYBcYDmAnAbwfYmANGACYCWAzvCbAMbwD6JRyYgp6aA05gWPAPYDWczAA4ALanXgQKnQem6CI6SpOTgIAW24ArEs0C8G4AA9sAF8jAXSA==|[{\"event\":\"größe\",\"distinct_id\":\"日本\",\"token\":\"phc_test\",\"properties\":{\"emoji\":\"😀\"}}]",
            })
    void packedText_isRestored(String packed, String expected) {
        assertThat(unpack(packed, 1000)).isEqualTo(expected);
    }

    @Test
    void output_isLimited() {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> unpack("IY18ZVkA", 39))
                .satisfies(e -> assertThat(e.code()).isEqualTo(CaptureException.Code.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "N4Ig", "zzzzzzzz", "////", "IY18"})
    void otherText_isRefused(String packed) {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> unpack(packed, 1000))
                .satisfies(e -> assertThat(e.code()).isEqualTo(CaptureException.Code.MALFORMED));
    }

    private static String unpack(String packed, int limit) {
        return LzString.decompressBase64(packed.getBytes(StandardCharsets.UTF_8), limit);
    }
}
