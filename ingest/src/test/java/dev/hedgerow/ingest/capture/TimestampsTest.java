package dev.hedgerow.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-02-03T04:05:06Z|2024-02-03T04:05:06Z",
                "2024-02-03T04:05:06.789Z|2024-02-03T04:05:06.789Z",
                "2024-02-03T04:05:06.123456789Z|2024-02-03T04:05:06.123456Z",
                "2024-02-03T04:05:06.789012+00:00|2024-02-03T04:05:06.789012Z",
                "2024-02-03T04:05:06+03|2024-02-03T01:05:06Z",
                "2024-02-03T04:05:06-0530|2024-02-03T09:35:06Z",
                "2024-02-03T04:05:06+05:45|2024-02-02T22:20:06Z",
                "2024-02-03T04:05:06|2024-02-03T04:05:06Z",
                "2024-02-03T04:05|2024-02-03T04:05:00Z",
                "2024-02-03 04:05:06|2024-02-03T04:05:06Z",
                "2024-02-03 04:05:06.5 +02:00|2024-02-03T02:05:06.500Z",
                "2024-02-29|2024-02-29T00:00:00Z",
                "2024/02/03|2024-02-03T00:00:00Z",
                "02/03/2024|2024-02-03T00:00:00Z",
                "2024/2/3 4:05:06|2024-02-03T04:05:06Z",
                "Sat, 3 Feb 2024 04:05:06 +0200|2024-02-03T02:05:06Z",
                "Sat, 03 Feb 2024 04:05:06 GMT|2024-02-03T04:05:06Z",
                "1706933106|2024-02-03T04:05:06Z",
                "1706933106789|2024-02-03T04:05:06.789Z",
                "1706933106789012345|2024-02-03T04:05:06.789012Z",
            })
    void time_isRead(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2024-13-01",
                "2024-02-30",
                "2023-02-29T00:00:00Z",
                "2024-02-03T25:00:00Z",
                "2024-02-03T04:05:06+99:00",
                "2024-02-03T04:05:06.Z",
                "2024-02-03Tnoon",
                "99999999999999999999",
                "12",
                "9223372036854775808",
            })
    void noTime_isNull(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }
}
