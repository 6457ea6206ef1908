package dev.hedgerow.insights.query;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a step of a path can be. */
public enum PathType implements JsonName {
    PAGE_VIEW("$pageview"),
    SCREEN("$screen"),
    CUSTOM_EVENT("custom_event"),
    HOGQL("hogql");

    private final String json;

    PathType(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }

    /** A list of types; a missing one is empty. */
    static Set<PathType> set(Fields fields, String name) {
        Set<PathType> types = EnumSet.noneOf(PathType.class);
        for (String text : fields.texts(name)) {
            types.add(
                    Arrays.stream(values())
                            .filter(type -> type.json.equals(text))
                            .findFirst()
                            .orElseThrow(
                                    () -> fields.wrong(name, "Input should be one of " + names())));
        }
        return Collections.unmodifiableSet(types);
    }

    private static String names() {
        return Arrays.stream(values())
                .map(type -> "'" + type.json + "'")
                .collect(Collectors.joining(", "));
    }
}
