package dev.hedgerow.server.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/**
 * What the tests look at in an event of the story; absent properties are empty text. The whole
 * event would fill the heap.
 */
record Told(
        Instant at,
        String uuid,
        String event,
        String distinctId,
        String sessionId,
        String deviceId,
        String anonymousId,
        String country,
        String plan,
        int seats,
        int revenue,
        boolean hasElements) {

    static Told of(DemoEvent told) {
        JsonNode json = told.json();
        JsonNode properties = json.get("properties");
        String elements = text(properties, "$elements_chain");
        return new Told(
                told.at(),
                text(json, "uuid"),
                text(json, "event").intern(),
                text(json, "distinct_id"),
                text(properties, "$session_id"),
                text(properties, "$device_id"),
                text(properties, "$anon_distinct_id"),
                text(properties, "$geoip_country_code").intern(),
                text(properties, "plan").intern(),
                properties.path("seats").asInt(0),
                properties.path("revenue").asInt(0),
                elements.contains("text=\"") && elements.contains(";body:nth-child="));
    }

    boolean isNamed(String name) {
        return event.equals(name);
    }

    boolean isBySignedInUser() {
        return distinctId.startsWith("user_");
    }

    LocalDate date() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null ? "" : value.asString();
    }
}
