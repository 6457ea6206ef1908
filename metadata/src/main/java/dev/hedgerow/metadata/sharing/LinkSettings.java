package dev.hedgerow.metadata.sharing;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the page behind a link shows. Everything is off unless it was switched on.
 *
 * @param noHeader leave out the title
 * @param legend name the series of charts
 * @param detailed show the numbers of charts in a table, too
 * @param hideExtraDetails leave out who made something and when
 * @param theme light, dark or system
 */
public record LinkSettings(
        boolean noHeader,
        boolean legend,
        boolean detailed,
        boolean hideExtraDetails,
        Optional<String> theme) {

    private static final List<String> FLAGS =
            List.of(
                    "whitelabel",
                    "noHeader",
                    "showInspector",
                    "legend",
                    "detailed",
                    "hideExtraDetails");
    private static final List<String> THEMES = List.of("light", "dark", "system");

    /** The settings of a link; those of one that has none are all off. */
    public static LinkSettings of(SharingConfiguration link) {
        String text = link.settings();
        JsonNode settings = text == null ? Json.object() : Json.parse(text);
        JsonNode theme = settings.path("theme");
        return new LinkSettings(
                settings.path("noHeader").asBoolean(false),
                settings.path("legend").asBoolean(false),
                settings.path("detailed").asBoolean(false),
                settings.path("hideExtraDetails").asBoolean(false),
                theme.isString() ? Optional.of(theme.stringValue()) : Optional.empty());
    }

    /** The JSON text to keep of a field: what is known of it. Null stays null. */
    static @Nullable String read(@Nullable JsonNode field) {
        if (field == null || field.isNull()) {
            return null;
        }
        if (!field.isObject()) {
            throw invalid();
        }
        ObjectNode known = Json.object();
        for (String flag : FLAGS) {
            JsonNode value = field.path(flag);
            if (!value.isMissingNode() && !value.isNull()) {
                if (!value.isBoolean()) {
                    throw invalid();
                }
                known.set(flag, value);
            }
        }
        JsonNode theme = field.path("theme");
        if (!theme.isMissingNode() && !theme.isNull()) {
            if (!THEMES.contains(theme.asString(""))) {
                throw invalid();
            }
            known.set("theme", theme);
        }
        return Json.text(known);
    }

    private static MetadataException invalid() {
        return MetadataException.invalid("settings", "Invalid settings format");
    }
}
