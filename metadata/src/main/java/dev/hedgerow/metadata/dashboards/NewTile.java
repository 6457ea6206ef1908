package dev.hedgerow.metadata.dashboards;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tile that a template puts on a new dashboard. */
public sealed interface NewTile {

    /** JSON of the layouts; empty lets the dashboard place an insight itself. */
    String layouts();

    @Nullable String color();

    /** A text in Markdown. */
    record Text(String body, String layouts, @Nullable String color) implements NewTile {}

    /**
     * An insight to be made.
     *
     * @param fields as a client would send them to make it
     */
    record OfInsight(ObjectNode fields, String layouts, @Nullable String color)
            implements NewTile {}
}
