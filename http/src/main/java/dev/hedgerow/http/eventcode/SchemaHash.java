package dev.hedgerow.http.eventcode;

import dev.hedgerow.metadata.definitions.EventSchema;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.metadata.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells clients whether to generate their code again. */
final class SchemaHash {
    private static final int DIGITS = 32;

    private SchemaHash() {}

    /** The first half of the SHA-256 of all that decides about the code. */
    static String of(EventCode code, List<EventSchema> events) {
        ObjectNode all = Json.object();
        all.put("language", code.language());
        all.put("version", code.version());
        ArrayNode schemas = all.putArray("schemas");
        for (EventSchema event : events) {
            ArrayNode schema = schemas.addArray().add(event.event()).addArray();
            for (EventSchema.Property property : event.properties()) {
                PropertyType type = property.type();
                schema.addArray().add(property.name()).add(type == null ? null : type.jsonName());
            }
        }
        return HexFormat.of()
                .formatHex(sha256(Json.text(all).getBytes(StandardCharsets.UTF_8)))
                .substring(0, DIGITS);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
