package dev.hedgerow.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PropertyScannerTest {

    private static final List<String> KEYS =
            List.of(
                    "a",
                    "$browser",
                    "",
                    "with \"quotes\"",
                    "back\\slash",
                    "a/b",
                    "~",
                    "*",
                    "x.y",
                    "é",
                    "0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { \"a\" : \"text\" , \"$browser\":\"Chrome\" } ",
                "{\"a\":null,\"x.y\":true,\"0\":false}",
                "{\"a\":0,\"x.y\":-12,\"0\":12345678901234567890123}",
                "{\"a\":1.5,\"x.y\":-0.001,\"0\":1.0}",
                "{\"\":\"empty\",\"with \\\"quotes\\\"\":1,\"back\\\\slash\":2,\"a/b\":3,\"~\":4,\"*\":5}",
                "{\"other\":{\"a\":\"inner\",\"b\":[1,{\"a\":2}]},\"a\":\"outer\"}",
                "{\"a\":\"\"}",
                "{\"a\":\"line\\nbreak \\u00e9 \\/ \\\"quoted\\\"\",\"b\":\"\\\\\"}",
                "{\"\\u0061\":\"escaped key\"}",
                "{\"é\":\"ü\",\"a\":\"😀\"}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":2}",
                "{\"skip\":\"}\\\",\",\"a\":1}",
            })
    void scan_readableText_givesWhatTheEngineGives(String json) throws Exception {
        String[] values = new String[KEYS.size()];
        assertThat(new PropertyScanner(KEYS).scan(json, values)).isTrue();
        assertThat(values).containsExactly(extractedByEngine(json).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1, 2]}",
                "{\"a\":{\"b\": 1}}",
                "{\"a\":1e3}",
                "{\"a\":1.50}",
                "{\"a\":0.0000001}",
                "{\"a\":-0}",
                "{\"a\":1234567890.12345678}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":1",
                "{\"a\" 1}",
                "{\"a\":\"open",
                "[1]",
                "",
                "{\"a\":\"\\u00zz\"}",
            })
    void scan_doubtfulText_leavesItToTheEngine(String json) {
        assertThat(new PropertyScanner(KEYS).scan(json, new String[KEYS.size()])).isFalse();
    }

    @Test
    void scan_randomNumbers_givesWhatTheEngineGivesOrNothing() throws Exception {
        Random random = new Random(7);
        PropertyScanner scanner = new PropertyScanner(KEYS);
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String whole = Long.toString(random.nextLong() >> random.nextInt(64));
            String fraction = Long.toString(random.nextLong() >>> (1 + random.nextInt(63)));
            documents.add("{\"a\":" + whole + "." + "0".repeat(random.nextInt(4)) + fraction + "}");
            documents.add("{\"a\":0." + "0".repeat(random.nextInt(4)) + fraction + "}");
        }
        int sure = 0;
        String[] values = new String[KEYS.size()];
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement statement =
                        duck.prepareStatement(
                                "SELECT json_extract_string(u.j, '/a') FROM (SELECT unnest(?::VARCHAR[]) j) u")) {
            statement.setObject(1, duck.createArrayOf("VARCHAR", documents.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                for (String document : documents) {
                    rows.next();
                    if (scanner.scan(document, values)) {
                        sure++;
                        assertThat(values[0]).as(document).isEqualTo(rows.getString(1));
                    }
                }
            }
        }
        assertThat(sure).isGreaterThan(500);
    }

    private static List<String> extractedByEngine(String json) throws Exception {
        String columns =
                KEYS.stream()
                        .map(key -> PropertyPaths.extraction("j", key))
                        .collect(Collectors.joining(", "));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement statement =
                        duck.prepareStatement(
                                "SELECT " + columns + " FROM (SELECT ?::VARCHAR AS j)")) {
            statement.setString(1, json);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= KEYS.size(); i++) {
                    values.add(rows.getString(i));
                }
                return values;
            }
        }
    }
}
