package dev.hedgerow.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of broken bodies: each is refused as a capture error or read, never anything else. */
class MalformedBodiesTest {

    private static final String BATCH =
            """
            {"api_key":"phc_test","sent_at":"2024-06-01T11:59:50Z","batch":[
             {"event":"$pageview","distinct_id":"größe","timestamp":"2024-06-01T11:00:00Z","uuid":"550e8400-e29b-41d4-a716-446655440000",
              "properties":{"$browser":"Chrome","price":12.5,"list":[1,2,{"a":null}],"text":"a\\u00e9\\"\\\\"},"$set":{"x":true}},
             {"event":"buy","distinct_id":17,"offset":300,"properties":{"deep":{"er":{"est":[[[]]]}}}}]}\
            """;

    @Test
    void brokenBodies_neverBreakTheParser() {
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] body = mutate(BATCH.getBytes(StandardCharsets.UTF_8), random);
            CaptureInput input =
                    switch (i % 5) {
                        case 0 -> Requests.post(body);
                        case 1 -> Requests.post(mutate(Requests.gzip(body), random));
                        case 2 -> Requests.form("", "data=" + Requests.base64(body));
                        case 3 -> Requests.request("/e/", "compression=lz64", null, null, body);
                        default ->
                                Requests.get(
                                        "data=" + new String(body, StandardCharsets.ISO_8859_1));
                    };
            refused += isRefused(input) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(2500);
    }

    @Test
    void truncatedBodies_areAllRefused() {
        byte[] body = BATCH.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < body.length; length++) {
            assertThat(isRefused(Requests.post(Arrays.copyOf(body, length))))
                    .as("cut at %d", length)
                    .isTrue();
        }
        byte[] zipped = Requests.gzip(body);
        for (int length = 0; length < zipped.length; length++) {
            assertThat(isRefused(Requests.post(Arrays.copyOf(zipped, length))))
                    .as("gzip cut at %d", length)
                    .isTrue();
        }
    }

    @Test
    void badUtf8_isRefusedWhereverItStands() {
        byte[][] sequences = {
            {(byte) 0x80},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xe0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xc3},
            {0},
        };
        for (String field : new String[] {"event", "distinct_id", "other"}) {
            for (byte[] sequence : sequences) {
                String json =
                        "{\"token\":\"t\",\"event\":\"e\",\"distinct_id\":\"d\",\""
                                + field
                                + "\":\"#\"}";
                byte[] body = json.getBytes(StandardCharsets.ISO_8859_1);
                int at = json.indexOf('#');
                byte[] bad = new byte[body.length - 1 + sequence.length];
                System.arraycopy(body, 0, bad, 0, at);
                System.arraycopy(sequence, 0, bad, at, sequence.length);
                System.arraycopy(body, at + 1, bad, at + sequence.length, body.length - at - 1);
                assertThat(isRefused(Requests.post(bad))).isTrue();
            }
        }
    }

    private static boolean isRefused(CaptureInput input) {
        try {
            for (RawEvent event : Requests.parse(input).events()) {
                assertThat(event.properties().toJson()).startsWith("{");
            }
            return false;
        } catch (CaptureException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
    }

    private static byte[] mutate(byte[] body, Random random) {
        byte[] broken = body.clone();
        switch (random.nextInt(4)) {
            case 0 -> broken = Arrays.copyOf(broken, random.nextInt(broken.length));
            case 1 -> {
                for (int i = 0; i < 1 + random.nextInt(4); i++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
            }
            case 2 -> {
                byte[] alphabet = "{}[]\",:0eE-\\u.ntf".getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 1 + random.nextInt(3); i++) {
                    broken[random.nextInt(broken.length)] =
                            alphabet[random.nextInt(alphabet.length)];
                }
            }
            default -> {
                int from = random.nextInt(broken.length);
                int count = random.nextInt(broken.length - from);
                int to = random.nextInt(broken.length - count);
                System.arraycopy(broken.clone(), from, broken, to, count);
            }
        }
        return broken;
    }
}
