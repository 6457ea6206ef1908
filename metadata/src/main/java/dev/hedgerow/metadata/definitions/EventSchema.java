package dev.hedgerow.metadata.definitions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that people's own code sends, with what was seen on it.
 *
 * @param properties those that the project made, by name
 */
public record EventSchema(String event, List<Property> properties) {

    public EventSchema {
        properties = List.copyOf(properties);
    }

    /** A property; its type is null until a value told it. */
    public record Property(String name, @Nullable PropertyType type) {}
}
