package dev.hedgerow.http.definitions;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Field;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Order;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Origin;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Status;
import dev.hedgerow.metadata.definitions.NameFilter;
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads which event definitions a list shall show from the query string. Stateless. */
final class EventDefinitionQuery {

    private static final Map<String, Field> FIELDS =
            Map.of(
                    "name", Field.NAME,
                    "created_at", Field.CREATED_AT,
                    "created_at::date", Field.CREATED_DAY,
                    "last_seen_at", Field.LAST_SEEN_AT,
                    "last_seen_at::date", Field.LAST_SEEN_DAY);

    private EventDefinitionQuery() {}

    static EventDefinitionFilter filter(Call<?> call, Page.Slice slice) {
        refuseBelow(call, "limit", 1);
        refuseBelow(call, "offset", 0);
        Set<String> excluded = call.queryTexts("excluded_properties");
        return new EventDefinitionFilter(
                new NameFilter(
                        call.query("search"), names(call), excluded == null ? Set.of() : excluded),
                origin(call.query("event_type")),
                tags(call.query("tags")),
                new Status(
                        verified(call.query("verified")),
                        isTrue(call.query("exclude_hidden")),
                        isTrue(call.query("exclude_stale"))),
                orders(call),
                slice.limit(),
                slice.offset());
    }

    /** The names asked for: repeated, or with commas between them. */
    static Set<String> names(Call<?> call) {
        Set<String> names = new HashSet<>();
        for (String value : call.queryAll("names")) {
            names.addAll(List.of(value.split(",", -1)));
        }
        names.remove("");
        return names;
    }

    private static void refuseBelow(Call<?> call, String name, int least) {
        if (call.queryInt(name, least) < least) {
            throw ApiException.invalid(
                    name,
                    "min_value",
                    "Ensure this value is greater than or equal to " + least + ".");
        }
    }

    private static Origin origin(@Nullable String text) {
        return switch (text == null ? "event" : text) {
            case "event", "all", "action_event" -> Origin.ALL;
            case "event_custom" -> Origin.CUSTOM;
            case "event_posthog" -> Origin.POSTHOG;
            default ->
                    throw ApiException.invalid(
                            "event_type",
                            "Not a valid event type. Use one of: event, event_custom, event_posthog.");
        };
    }

    /** Only a list of texts filters: clients send {@code tags=true} for something else. */
    private static Set<String> tags(@Nullable String text) {
        Set<String> tags = new HashSet<>();
        if (text != null && !text.isBlank()) {
            for (JsonNode tag : listOrNothing(text)) {
                if (tag.isString()) {
                    tags.add(tag.asString());
                }
            }
        }
        return tags;
    }

    private static Iterable<JsonNode> listOrNothing(String text) {
        try {
            JsonNode parsed = Json.parse(text);
            return parsed.isArray() ? parsed : List.of();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static @Nullable Boolean verified(@Nullable String text) {
        return text == null ? null : Boolean.valueOf(isTrue(text));
    }

    private static boolean isTrue(@Nullable String text) {
        return "true".equalsIgnoreCase(text);
    }

    /** Repeated, or with commas between them; unknown fields are left out. */
    private static List<Order> orders(Call<?> call) {
        List<Order> orders = new ArrayList<>();
        for (String value : call.queryAll("ordering")) {
            for (String order : value.split(",", -1)) {
                boolean descending = order.startsWith("-");
                Field field = FIELDS.get(descending ? order.substring(1) : order);
                if (field != null) {
                    orders.add(new Order(field, descending));
                }
            }
        }
        return orders;
    }
}
