package dev.hedgerow.http.properties;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.metadata.definitions.NameFilter;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.SeenOn;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Traits;
import dev.hedgerow.metadata.definitions.PropertyKind;
import dev.hedgerow.metadata.groups.GroupType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which property definitions a list shall show from the query string. Stateless. */
final class PropertyDefinitionQuery {

    private PropertyDefinitionQuery() {}

    static PropertyDefinitionFilter filter(Call<?> call, Page.Slice slice) {
        PropertyKind kind = kind(call.query("type"));
        Set<String> excluded = call.queryTexts("excluded_properties");
        return new PropertyDefinitionFilter(
                kind,
                groupTypeIndex(call, kind),
                new NameFilter(
                        call.query("search"),
                        only(call.query("properties")),
                        excluded == null ? Set.of() : excluded),
                new Traits(
                        call.queryBoolean("is_feature_flag"),
                        call.queryBoolean("is_numerical"),
                        isTrue(call, "exclude_core_properties"),
                        isTrue(call, "exclude_hidden")),
                seenOn(call, kind),
                isTrue(call, "enable_optimized_hints"),
                slice.limit(),
                slice.offset());
    }

    private static boolean isTrue(Call<?> call, String name) {
        return Boolean.TRUE.equals(call.queryBoolean(name));
    }

    private static PropertyKind kind(@Nullable String text) {
        return switch (text == null ? "event" : text) {
            case "event" -> PropertyKind.EVENT;
            case "person" -> PropertyKind.PERSON;
            case "group" -> PropertyKind.GROUP;
            case "session" -> PropertyKind.SESSION;
            default ->
                    throw ApiException.invalid(
                            "type", "invalid_choice", "\"" + text + "\" is not a valid choice.");
        };
    }

    private static @Nullable Integer groupTypeIndex(Call<?> call, PropertyKind kind) {
        String text = call.query("group_type_index");
        boolean given = text != null && !text.isEmpty();
        if (kind != PropertyKind.GROUP) {
            if (given) {
                throw ApiException.invalid(
                        "group_type_index", "`group_type_index` can only set for `group` type");
            }
            return null;
        }
        if (!given) {
            throw ApiException.invalid(
                    "group_type_index", "`group_type_index` must be set for `group` type");
        }
        int index = call.queryInt("group_type_index", 0);
        if (index < 0 || index >= GroupType.MOST) {
            throw ApiException.invalid("group_type_index", "Invalid value for `group_type_index`");
        }
        return index;
    }

    private static Set<String> only(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Set.of()
                : new HashSet<>(List.of(text.split(",", -1)));
    }

    private static @Nullable SeenOn seenOn(Call<?> call, PropertyKind kind) {
        Set<String> events = call.queryTexts("event_names");
        if (events == null || events.isEmpty()) {
            return null;
        }
        if (kind != PropertyKind.EVENT) {
            throw ApiException.invalid(
                    "event_names", "`event_names` can only be set for `event` type");
        }
        return new SeenOn(events, isTrue(call, "filter_by_event_names"));
    }
}
