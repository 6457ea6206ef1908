package dev.hedgerow.http.eventcode;

import dev.hedgerow.metadata.definitions.EventSchema;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Go for posthog-go: functions that make the {@code posthog.Capture} of each event. */
final class GoCode implements EventCode {
    private static final String VERSION = "1.0.0";

    /** Keywords, and what the same function is written with. */
    private static final Set<String> TAKEN =
            Set.of(
                    "break",
                    "case",
                    "chan",
                    "const",
                    "continue",
                    "default",
                    "defer",
                    "else",
                    "fallthrough",
                    "for",
                    "func",
                    "go",
                    "goto",
                    "if",
                    "import",
                    "interface",
                    "map",
                    "package",
                    "range",
                    "return",
                    "select",
                    "struct",
                    "switch",
                    "type",
                    "var",
                    "posthog",
                    "time",
                    "capture");

    private final Template file = Template.load("go.txt");
    private final Template bareEvent = Template.load("go-event.txt");
    private final Template event = Template.load("go-event-with-properties.txt");
    private final Template option = Template.load("go-option.txt");

    @Override
    public String language() {
        return "Go";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public String write(List<EventSchema> events, String writtenAt) {
        UniqueNames names = new UniqueNames("");
        boolean dates =
                events.stream()
                        .flatMap(event -> event.properties().stream())
                        .anyMatch(property -> property.type() == PropertyType.DATETIME);
        return file.fill(
                Map.of(
                        "version",
                        VERSION,
                        "written_at",
                        writtenAt,
                        "imports",
                        dates ? "\t\"time\"\n\n" : "",
                        "events",
                        events.stream()
                                .map(event -> event(event, names.add(name(event.event()))))
                                .collect(Collectors.joining())));
    }

    private String event(EventSchema schema, String name) {
        String quoted = Json.text(schema.event());
        if (schema.properties().isEmpty()) {
            return bareEvent.fill(Map.of("name", name, "event", quoted));
        }
        UniqueNames options = new UniqueNames("");
        options.add(name + "WithExtraProps");
        return event.fill(
                Map.of(
                        "name", name,
                        "event", quoted,
                        "options",
                                schema.properties().stream()
                                        .map(property -> option(property, quoted, name, options))
                                        .collect(Collectors.joining())));
    }

    private String option(
            EventSchema.Property property, String event, String name, UniqueNames options) {
        String pascal = pascal(property.name());
        return option.fill(
                Map.of(
                        "name", name,
                        "event", event,
                        "option", options.add(name + "With" + (pascal.isEmpty() ? "Prop" : pascal)),
                        "parameter", parameter(property.name()),
                        "type", type(property.type()),
                        "property", Json.text(property.name())));
    }

    private static String name(String event) {
        String name = pascal(event);
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "Event" + name : name;
    }

    private static String pascal(String text) {
        return UniqueNames.parts(text).stream()
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    private static String parameter(String property) {
        String name = pascal(property);
        if (name.isEmpty()) {
            return "value";
        }
        if (Character.isDigit(name.charAt(0))) {
            return "param" + name;
        }
        String camel = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return TAKEN.contains(camel) ? camel + "_" : camel;
    }

    private static String type(@Nullable PropertyType type) {
        return switch (type) {
            case null -> "interface{}";
            case STRING -> "string";
            case NUMERIC -> "float64";
            case BOOLEAN -> "bool";
            case DATETIME -> "time.Time";
        };
    }
}
