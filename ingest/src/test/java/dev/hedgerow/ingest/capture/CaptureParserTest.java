package dev.hedgerow.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureParserTest {

    private static final String EVENT =
            "{\"event\":\"e\",\"distinct_id\":\"x\",\"token\":\"phc_test\"}";

    @Test
    void singleEvent_isRead() {
        RawEvent event =
                only(
                        """
                        {"token": "phc_test", "event": "buy", "distinct_id": "ann",
                         "uuid": "550E8400-e29b-41d4-a716-446655440000",
                         "timestamp": "2024-05-01T10:00:00Z", "offset": 1500,
                         "$set": {"a": 1}, "$set_once": {"b": 2},
                         "properties": { "price" : 12.50, "tags": [ "x", {"y": "z"} ], "name": "Jo \\"B\\"" },
                         "unknown": {"deep": [1, 2]}}\
                        """);

        assertThat(event.event()).isEqualTo("buy");
        assertThat(event.distinctId()).isEqualTo("ann");
        assertThat(event.uuid()).isEqualTo(UUID.fromString("550e8400-e29b-41d4-a716-446655440000"));
        assertThat(event.timestamp()).isEqualTo("2024-05-01T10:00:00Z");
        assertThat(event.offset()).isEqualTo(1500L);
        assertThat(event.set()).isNotNull().extracting(JsonSlice::json).isEqualTo("{\"a\": 1}");
        assertThat(event.setOnce()).isNotNull().extracting(JsonSlice::json).isEqualTo("{\"b\": 2}");
        assertThat(event.properties().toJson())
                .isEqualTo(
                        "{\"price\":12.5,\"tags\":[ \"x\", {\"y\": \"z\"} ],\"name\":\"Jo \\\"B\\\"\"}");
        assertThat(event.properties().get("name"))
                .isNotNull()
                .extracting(JsonSlice::text)
                .isEqualTo("Jo \"B\"");
    }

    @Test
    void batch_carriesTokenSentAtAndHistory() {
        CaptureRequest request =
                Requests.parse(
                        """
                        {"batch": [{"event": "a", "distinct_id": "1", "token": "phc_other"},
                                   {"event": "b", "distinct_id": "2"}],
                         "api_key": "phc_test", "sent_at": "2024-06-01T11:59:50Z", "historical_migration": true}\
                        """);

        assertThat(request.token()).isEqualTo("phc_test");
        assertThat(request.sentAt()).isEqualTo(Instant.parse("2024-06-01T11:59:50Z"));
        assertThat(request.historical()).isTrue();
        assertThat(request.events()).extracting(RawEvent::event).containsExactly("a", "b");
        assertThat(request.clientIp()).isEqualTo("10.0.0.7");
    }

    @Test
    void list_takesItsTokenFromTheEvents() {
        CaptureRequest request =
                Requests.parse(
                        """
                        [{"event": "a", "distinct_id": "1", "properties": {"token": "phc_test"}},
                         {"event": "b", "distinct_id": "1"}]\
                        """);

        assertThat(request.token()).isEqualTo("phc_test");
        assertThat(request.events()).hasSize(2);
    }

    @Test
    void base64_isReadInEverySpelling() {
        String json = "{\"event\":\"e>?\",\"distinct_id\":\"ÿÿ\",\"token\":\"phc_test\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String padded = Base64.getEncoder().encodeToString(bytes);
        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(padded).contains("=");
        for (CaptureInput input :
                new CaptureInput[] {
                    Requests.get("data=" + padded),
                    Requests.get("data=" + padded.replace("=", "")),
                    Requests.get("data=" + padded.replace("+", "%2B").replace("=", "%3D")),
                    Requests.get("data=" + urlSafe),
                    Requests.get("compression=base64&data=" + padded),
                    Requests.form("", "data=" + padded),
                    Requests.form("", "data=" + padded + "&compression=base64"),
                    Requests.form("", Requests.base64("data=" + urlSafe)),
                    Requests.post(padded),
                }) {
            assertThat(Requests.parse(input).events().getFirst().distinctId()).isEqualTo("ÿÿ");
        }
    }

    @Test
    void form_isReadWithJsonAndWithoutADeclaredType() {
        String encoded = URLEncoder.encode(EVENT, StandardCharsets.UTF_8);

        assertThat(Requests.parse(Requests.form("", "data=" + encoded)).token())
                .isEqualTo("phc_test");
        assertThat(Requests.parse(Requests.form("ip=1&ver=1.2", "ver=1&data=" + EVENT)).token())
                .isEqualTo("phc_test");
        assertThat(Requests.parse(Requests.post("data=" + encoded)).token()).isEqualTo("phc_test");
        assertThat(Requests.parse(Requests.form("", EVENT)).token()).isEqualTo("phc_test");
        assertThat(Requests.parse(Requests.get("data=" + encoded)).token()).isEqualTo("phc_test");
    }

    @Test
    void gzip_isFoundByItsBytes() {
        byte[] zipped = Requests.gzip(EVENT);

        for (CaptureInput input :
                new CaptureInput[] {
                    Requests.post(zipped),
                    Requests.request("/e/", "", "application/json", "gzip", zipped),
                    Requests.request("/e/", "compression=gzip-js", "text/plain", null, zipped),
                    Requests.request(
                            "/e/",
                            "compression=gzip",
                            null,
                            null,
                            EVENT.getBytes(StandardCharsets.UTF_8)),
                    Requests.post(Requests.base64(zipped)),
                    Requests.form(
                            "",
                            "compression=gzip&data="
                                    + URLEncoder.encode(
                                            Requests.base64(zipped), StandardCharsets.UTF_8)),
                    Requests.post(Requests.gzip(Requests.base64(EVENT))),
                }) {
            assertThat(Requests.parse(input).token()).isEqualTo("phc_test");
        }
    }

    @Test
    void lzString_isReadFromBodyFormAndQuery() {
        String packed = "N4IgpgbmB2AuIC5wgDQgCYEsDOtPQGNYB9TdREAD1RFgHsBrGCgBwAsDjYxcQBfIA===";
        String encoded = URLEncoder.encode(packed, StandardCharsets.UTF_8);

        for (CaptureInput input :
                new CaptureInput[] {
                    Requests.request(
                            "/e/",
                            "compression=lz64",
                            "text/plain",
                            null,
                            packed.getBytes(StandardCharsets.UTF_8)),
                    Requests.form("", "data=" + encoded + "&compression=lz64"),
                    Requests.get("compression=lz-string&data=" + encoded),
                }) {
            assertThat(Requests.parse(input).events().getFirst().distinctId()).isEqualTo("x");
        }
    }

    @Test
    void byteOrderMark_isSkipped() {
        assertThat(Requests.parse("\ufeff" + EVENT).token()).isEqualTo("phc_test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "23|23",
                "23.4|23.4",
                "true|true",
                "[\"a\", \"b\"]|[\"a\",\"b\"]",
                "{\"string\": \"a\", \"number\": 3}|{\"number\":3,\"string\":\"a\"}",
                "\"  padded \"|`  padded `",
                "\"nul\\u0000l\"|nul\ufffdl",
            })
    void distinctId_becomesText(String json, String expected) {
        assertThat(
                        only("{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":" + json + "}")
                                .distinctId())
                .isEqualTo(expected);
    }

    @Test
    void distinctId_isCutAtTwoHundredCharacters() {
        String long250 = "😀".repeat(250);

        assertThat(
                        only("{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":\""
                                        + long250
                                        + "\"}")
                                .distinctId())
                .isEqualTo("😀".repeat(200));
    }

    @Test
    void distinctId_prefersTheTopLevel() {
        assertThat(
                        only("{\"event\":\"e\",\"token\":\"t\",\"$distinct_id\":\"dollar\",\"properties\":{\"distinct_id\":\"p\"}}")
                                .distinctId())
                .isEqualTo("dollar");
        assertThat(
                        only("{\"event\":\"e\",\"token\":\"t\",\"$distinct_id\":\"dollar\",\"distinct_id\":\"top\"}")
                                .distinctId())
                .isEqualTo("top");
        assertThat(
                        only("{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":null,\"properties\":{\"distinct_id\":\"p\"}}")
                                .distinctId())
                .isEqualTo("p");
    }

    @Test
    void uuid_isIgnoredWhenEmptyAndReadWithoutHyphens() {
        assertThat(only("{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":1,\"uuid\":\"\"}").uuid())
                .isNull();
        assertThat(
                        only("{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":1,\"uuid\":\"550e8400e29b41d4a716446655440000\"}")
                                .uuid())
                .isEqualTo(UUID.fromString("550e8400-e29b-41d4-a716-446655440000"));
    }

    @Test
    void engage_recordsIdentify() {
        CaptureRequest request =
                Requests.parse(
                        Requests.request(
                                "/engage/",
                                "",
                                null,
                                null,
                                "{\"$set\":{\"$os\":\"Mac OS X\"},\"$token\":\"phc_test\",\"$distinct_id\":\"3\"}"
                                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(request.events().getFirst().event()).isEqualTo("$identify");
        assertThat(request.events().getFirst().distinctId()).isEqualTo("3");
    }

    @Test
    void queryTime_isUsedInMillisecondsOnly() {
        String data = "data=" + URLEncoder.encode(EVENT, StandardCharsets.UTF_8);

        assertThat(Requests.parse(Requests.get(data + "&_=1717243190000")).sentAt())
                .isEqualTo(Instant.ofEpochMilli(1717243190000L));
        assertThat(Requests.parse(Requests.get(data + "&_=1717243190")).sentAt()).isNull();
        assertThat(Requests.parse(Requests.get(data + "&_=soon")).sentAt()).isNull();
    }

    @Test
    void escapes_ofNulAndLoneSurrogatesBecomeReplacements() {
        RawEvent event =
                only(
                        "{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":\"d\",\"properties\":"
                                + "{\"a\":\"x\\u0000y\",\"b\":\"\\ud83d\\ude00\",\"c\":\"\\ud83d!\",\"d\":\"\\\\u0000\",\"e\":\"\\ude00\"}}");

        assertThat(event.properties().toJson())
                .isEqualTo(
                        "{\"a\":\"x\\ufffdy\",\"b\":\"\\ud83d\\ude00\",\"c\":\"\\ufffd!\",\"d\":\"\\\\u0000\",\"e\":\"\\ufffd\"}");
        assertThat(event.properties().get("b"))
                .isNotNull()
                .extracting(JsonSlice::text)
                .isEqualTo("😀");
    }

    @Test
    void fractions_areSpelledAsInJavaScript() {
        RawEvent event =
                only(
                        """
                        {"token": "phc_test", "event": "e", "distinct_id": "ann", "properties":
                         {"a": 5.0, "b": 1.50, "c": 1e5, "d": -2.00, "e": 1E+16, "f": 0.0, "g": 0.25, "h": 100,
                          "i": 12345678901234567890, "j": 1e-7, "k": 1.0e22, "l": "5.0", "$set": {"m": [1.0,{"n": 20.50}], "o": 1e3}}}\
                        """);

        assertThat(event.properties().toJson())
                .isEqualTo(
                        "{\"a\":5,\"b\":1.5,\"c\":100000,\"d\":-2,\"e\":10000000000000000,\"f\":0,\"g\":0.25,"
                                + "\"h\":100,\"i\":12345678901234567890,\"j\":1e-7,\"k\":1.0e22,\"l\":\"5.0\","
                                + "\"$set\":{\"m\": [1  ,{\"n\": 20.5 }], \"o\": 1e3}}");
    }

    @Test
    void repeatedProperty_keepsTheLastValue() {
        assertThat(
                        only("{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":\"d\",\"properties\":{\"a\":1,\"b\":2,\"a\":3}}")
                                .properties()
                                .toJson())
                .isEqualTo("{\"a\":3,\"b\":2}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event\":\"e\",\"distinct_id\":\"d\"}|event submitted without an api_key",
                "[{\"event\":\"e\",\"token\":\"a\"},{\"event\":\"e\",\"token\":\"b\"}]|batch submitted with inconsistent api_key values",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"phx_x\"}|API key is not valid: personal_api_key",
                "{\"api_key\":\"\",\"batch\":[{\"event\":\"e\"}]}|API key is not valid: empty",
                "{\"event\":\"e\",\"token\":\"é\"}|API key is not valid: not_ascii",
            })
    void badToken_isUnauthorized(String json, String message) {
        refused(Requests.post(json), CaptureException.Code.UNAUTHORIZED, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event\":\"e\",\"token\":\"t\"}|event submitted without a distinct_id",
                "{\"event\":\"e\",\"token\":\"t\",\"distinct_id\":\" \"}|event submitted without a distinct_id",
                "{\"event\":\"\",\"token\":\"t\",\"distinct_id\":\"d\"}|event submitted with an empty event name",
                "[]|request holds no event",
                "{\"batch\":[],\"token\":\"t\"}|request holds no event",
            })
    void incompleteEvent_isRefused(String json, String message) {
        refused(Requests.post(json), CaptureException.Code.INVALID_EVENT, message);
    }

    @Test
    void emptyPayload_isRefused() {
        for (CaptureInput input :
                new CaptureInput[] {
                    Requests.post(""),
                    Requests.get("data="),
                    Requests.get(""),
                    Requests.form("", "data=")
                }) {
            refused(input, CaptureException.Code.MALFORMED, "request missing data payload");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "true",
                "\"text\"",
                "[1]",
                "[[]]",
                "{\"batch\":{}}",
                "{\"distinct_id\":\"d\",\"token\":\"t\"}",
                "{\"event\":1,\"distinct_id\":\"d\",\"token\":\"t\"}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":[]}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"uuid\":\"not-a-uuid\"}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"uuid\":\"1-1-1-1-1\"}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"properties\":[]}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"timestamp\":17}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"offset\":1.5}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"offset\":99999999999999999999}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"$set\":\"x\"}",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\"} trailing",
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\"",
                "{'event':'e'}",
                "{\"event\":\"e\",\"distinct_id\":NaN}",
            })
    void wrongShape_isMalformed(String json) {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> Requests.parse(json))
                .satisfies(e -> assertThat(e.code()).isEqualTo(CaptureException.Code.MALFORMED));
    }

    @Test
    void bombs_areStoppedBeforeTheyUnfold() {
        byte[] gzipBomb = Requests.gzip(new byte[CaptureJson.MAX_BYTES + 1]);
        refused(
                Requests.post(gzipBomb),
                CaptureException.Code.TOO_LARGE,
                "request payload exceeds the limit of 20971520 bytes");
        String nested = "[".repeat(200_000) + "]".repeat(200_000);
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() ->
                        Requests.parse(
                                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"properties\":{\"a\":"
                                        + nested
                                        + "}}"));
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() ->
                        Requests.parse(
                                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"properties\":{\"a\":"
                                        + "9".repeat(100_000)
                                        + "}}"));
    }

    @Test
    void largeEvent_isRefusedWithAllOfItsRequest() {
        String most = eventOf(CaptureJson.MAX_EVENT_BYTES);
        String more = eventOf(CaptureJson.MAX_EVENT_BYTES + 1);
        String small = eventOf(100);
        String tooLarge = "maximum event size exceeded: an event may have 1000000 bytes of JSON";

        assertThat(Requests.parse(" " + most).events()).hasSize(1);
        assertThat(Requests.parse("[%s,%s]".formatted(most, most)).events()).hasSize(2);
        assertThat(Requests.parse("{\"batch\":[%s, %s]}".formatted(most, most)).events())
                .hasSize(2);
        for (String json : List.of(more, "[%s,%s]".formatted(small, more))) {
            refused(Requests.post(json), CaptureException.Code.TOO_LARGE, tooLarge);
        }
        refused(
                Requests.post("{\"batch\":[%s,%s]}".formatted(small, more)),
                CaptureException.Code.TOO_LARGE,
                tooLarge);
    }

    private static String eventOf(int bytes) {
        String empty =
                "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"t\",\"properties\":{\"a\":\"\"}}";
        return empty.replace("\"a\":\"\"", "\"a\":\"" + "x".repeat(bytes - empty.length()) + "\"");
    }

    private static RawEvent only(String json) {
        return Requests.parse(json).events().getFirst();
    }

    private static void refused(CaptureInput input, CaptureException.Code code, String message) {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> Requests.parse(input))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
