package dev.hedgerow.http.eventcode;

import dev.hedgerow.metadata.definitions.EventSchema;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Python for the SDK of PostHog: a TypedDict per event and an overload of {@code capture} for each.
 * A property whose name is no name in Python gets one, and its own back when it is sent.
 */
final class PythonCode implements EventCode {
    private static final String VERSION = "1.0.0";

    /** Keywords, and the names that types in the same class are written with. */
    private static final Set<String> TAKEN =
            Set.of(
                    "False",
                    "None",
                    "True",
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield",
                    "str",
                    "float",
                    "bool",
                    "datetime",
                    "Any",
                    "Union");

    private final Template file = Template.load("python.txt");
    private final Template overload = Template.load("python-overload.txt");

    @Override
    public String language() {
        return "Python";
    }

    @Override
    public String version() {
        return VERSION;
    }

    /** An event with the names it has in the file: of its class, and of its properties. */
    private record Named(EventSchema event, String className, List<String> keys) {}

    @Override
    public String write(List<EventSchema> events, String writtenAt) {
        UniqueNames classes = new UniqueNames("");
        List<Named> named = events.stream().map(event -> named(event, classes)).toList();
        return file.fill(
                Map.of(
                        "version", VERSION,
                        "written_at", writtenAt,
                        "mappings", mappings(named),
                        "classes",
                                named.stream()
                                        .map(PythonCode::typedDict)
                                        .collect(Collectors.joining()),
                        "overloads", overloads(named)));
    }

    private static Named named(EventSchema event, UniqueNames classes) {
        UniqueNames keys = new UniqueNames("_");
        return new Named(
                event,
                classes.add(className(event.event())) + "Props",
                event.properties().stream()
                        .map(property -> keys.add(identifier(property.name())))
                        .toList());
    }

    private static String className(String event) {
        String name =
                UniqueNames.parts(event).stream()
                        .map(PythonCode::capitalized)
                        .collect(Collectors.joining());
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "Event" + name : name;
    }

    private static String capitalized(String part) {
        return part.substring(0, 1).toUpperCase(Locale.ROOT)
                + part.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String identifier(String property) {
        String name = String.join("_", UniqueNames.parts(property));
        if (name.isEmpty()) {
            return "value";
        }
        if (Character.isDigit(name.charAt(0))) {
            return "prop_" + name;
        }
        return TAKEN.contains(name) ? name + "_" : name;
    }

    private static String mappings(List<Named> events) {
        StringBuilder lines = new StringBuilder();
        for (Named named : events) {
            SortedMap<String, String> changed = new TreeMap<>();
            for (int i = 0; i < named.keys().size(); i++) {
                String property = named.event().properties().get(i).name();
                if (!property.equals(named.keys().get(i))) {
                    changed.put(named.keys().get(i), property);
                }
            }
            if (!changed.isEmpty()) {
                lines.append("    ").append(Json.text(named.event().event())).append(": {\n");
                changed.forEach((key, property) ->
                        lines.append("        \"")
                                .append(key)
                                .append("\": ")
                                .append(Json.text(property))
                                .append(",\n"));
                lines.append("    },\n");
            }
        }
        return lines.isEmpty() ? "{}" : "{\n" + lines + "}";
    }

    private static String typedDict(Named named) {
        String quoted = Json.text(named.event().event());
        String event = quoted.substring(1, quoted.length() - 1);
        boolean bare = named.keys().isEmpty();
        List<String> lines = new ArrayList<>();
        lines.add("\n\nclass " + named.className() + "(TypedDict, total=False):");
        lines.add(
                "    \"\"\"Properties for the `"
                        + event
                        + "` event"
                        + (bare ? " (no schema defined)" : "")
                        + "\"\"\"");
        if (!bare) {
            lines.add("");
        }
        for (int i = 0; i < named.keys().size(); i++) {
            lines.add(
                    "    "
                            + named.keys().get(i)
                            + ": "
                            + type(named.event().properties().get(i).type()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String type(@Nullable PropertyType type) {
        return switch (type) {
            case null -> "Any";
            case STRING -> "str";
            case NUMERIC -> "float";
            case BOOLEAN -> "bool";
            case DATETIME -> "Union[datetime, str]";
        };
    }

    /** Type checkers refuse a single overload, so that one event gets a second that none fits. */
    private String overloads(List<Named> events) {
        String all =
                events.stream()
                        .map(named ->
                                overload(
                                        "Literal[" + Json.text(named.event().event()) + "]",
                                        "Optional[" + named.className() + "]"))
                        .collect(Collectors.joining());
        return events.size() == 1 ? all + overload("NoReturn", "None") : all;
    }

    private String overload(String event, String properties) {
        return overload.fill(Map.of("event", event, "properties", properties));
    }
}
