package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.CustomChannel;
import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.insights.query.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code modifiers} as JSON; those that change nothing here are ignored. */
final class QueryModifiers {
    private static final String BOUNCE_SECONDS = "bounceRateDurationSeconds";
    private static final String PROJECT_ZONE = "convertToProjectTimezone";
    private static final String CHANNELS = "customChannelTypeRules";

    private QueryModifiers() {}

    /** Of a query, or of the one in a node that shows it; what it does not say is the project's. */
    static Modifiers of(JsonNode query, Modifiers ofProject) {
        return read(CacheKeys.unwrapped(query).path("modifiers"), ofProject);
    }

    /** From JSON; what it does not say is as otherwise. */
    static Modifiers read(JsonNode given, Modifiers otherwise) {
        if (!given.isObject()) {
            return otherwise;
        }
        Fields fields = Fields.of(given, "modifiers");
        return new Modifiers(
                fields.integer(BOUNCE_SECONDS, otherwise.bounceRateDurationSeconds()),
                fields.has(PROJECT_ZONE)
                        ? fields.flag(PROJECT_ZONE)
                        : otherwise.convertToProjectTimezone(),
                fields.has(CHANNELS)
                        ? fields.objects(CHANNELS, QueryModifiers::channel)
                        : otherwise.customChannels());
    }

    static ObjectNode json(Modifiers modifiers) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put(BOUNCE_SECONDS, modifiers.bounceRateDurationSeconds())
                        .put(PROJECT_ZONE, modifiers.convertToProjectTimezone());
        if (!modifiers.customChannels().isEmpty()) {
            ArrayNode channels = json.putArray(CHANNELS);
            modifiers.customChannels().forEach(channel -> write(channel, channels.addObject()));
        }
        return json;
    }

    private static CustomChannel channel(Fields rule) {
        return new CustomChannel(
                rule.requiredText("channel_type"),
                !"OR".equals(rule.text("combiner")),
                rule.objects("items", QueryModifiers::condition));
    }

    private static CustomChannel.Condition condition(Fields condition) {
        return new CustomChannel.Condition(
                choice(condition, "key", CustomChannel.Subject.class),
                choice(condition, "op", CustomChannel.Comparison.class),
                values(condition));
    }

    private static List<String> values(Fields condition) {
        JsonNode value = condition.raw("value");
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(one -> texts.add(one.asString("")));
        return texts;
    }

    private static <E extends Enum<E>> E choice(Fields fields, String name, Class<E> type) {
        String text = fields.requiredText(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> jsonName(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> fields.wrong(name, "'" + text + "' is not a valid choice."));
    }

    private static String jsonName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void write(CustomChannel channel, ObjectNode json) {
        json.put("channel_type", channel.name()).put("combiner", channel.all() ? "AND" : "OR");
        ArrayNode items = json.putArray("items");
        for (CustomChannel.Condition condition : channel.conditions()) {
            ArrayNode values =
                    items.addObject()
                            .put("key", jsonName(condition.subject()))
                            .put("op", jsonName(condition.comparison()))
                            .putArray("value");
            condition.values().forEach(values::add);
        }
    }
}
