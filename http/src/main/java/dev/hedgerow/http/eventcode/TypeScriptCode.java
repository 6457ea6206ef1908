package dev.hedgerow.http.eventcode;

import dev.hedgerow.metadata.definitions.EventSchema;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** TypeScript for posthog-js: {@code capture} that knows the events and their properties. */
final class TypeScriptCode implements EventCode {
    private static final String VERSION = "1.0.0";

    private final Template file = Template.load("typescript.txt");

    @Override
    public String language() {
        return "TypeScript";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public String write(List<EventSchema> events, String writtenAt) {
        return file.fill(
                Map.of(
                        "version", VERSION,
                        "written_at", writtenAt,
                        "events",
                                events.stream()
                                        .map(TypeScriptCode::event)
                                        .collect(Collectors.joining())));
    }

    private static String event(EventSchema event) {
        String name = "    " + Json.text(event.event()) + ": ";
        if (event.properties().isEmpty()) {
            return name + "Record<string, any>\n";
        }
        return event.properties().stream()
                .map(property ->
                        "        "
                                + Json.text(property.name())
                                + "?: "
                                + type(property.type())
                                + "\n")
                .collect(Collectors.joining("", name + "{\n", "    }\n"));
    }

    private static String type(@Nullable PropertyType type) {
        return switch (type) {
            case null -> "any";
            case STRING -> "string";
            case NUMERIC -> "number";
            case BOOLEAN -> "boolean";
            case DATETIME -> "string | Date";
        };
    }
}
