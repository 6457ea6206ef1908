package dev.hedgerow.insights.query;

import java.util.List;

/**
 * What those who complete a funnel do, or are, more or less often than those who do not.
 *
 * @param source the funnel, and from which step on actors take part
 * @param excludedEvents left out when events are compared
 * @param eventNames the events whose properties are compared
 * @param excludedEventProperties left out when properties of events are compared
 * @param names the properties of persons or groups that are compared; {@link #ALL} for every one
 * @param excludedNames left out when properties of persons or groups are compared
 */
public record FunnelCorrelationQuery(
        FunnelsActorsQuery source,
        Type type,
        List<String> excludedEvents,
        List<String> eventNames,
        List<String> excludedEventProperties,
        List<String> names,
        List<String> excludedNames)
        implements QueryNode {

    /** What is compared. */
    public enum Type implements JsonName {
        EVENTS("events"),
        PROPERTIES("properties"),
        EVENT_WITH_PROPERTIES("event_with_properties");

        private final String json;

        Type(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    /** The name that stands for all properties. */
    public static final String ALL = "$all";

    public FunnelCorrelationQuery {
        excludedEvents = List.copyOf(excludedEvents);
        eventNames = List.copyOf(eventNames);
        excludedEventProperties = List.copyOf(excludedEventProperties);
        names = List.copyOf(names);
        excludedNames = List.copyOf(excludedNames);
    }

    @Override
    public String kind() {
        return "FunnelCorrelationQuery";
    }

    static FunnelCorrelationQuery parse(Fields fields) {
        if (!(QueryNodes.required(fields, "source").unwrapped()
                instanceof FunnelsActorsQuery source)) {
            throw fields.wrong("source", "Input should be a FunnelsActorsQuery");
        }
        return new FunnelCorrelationQuery(
                source,
                fields.choice("funnelCorrelationType", Type.class, Type.EVENTS),
                fields.texts("funnelCorrelationExcludeEventNames"),
                fields.texts("funnelCorrelationEventNames"),
                fields.texts("funnelCorrelationEventExcludePropertyNames"),
                fields.texts("funnelCorrelationNames"),
                fields.texts("funnelCorrelationExcludeNames"));
    }

    /** Refuses a correlation with nothing to correlate; asking for its people needs no names. */
    public void requireNames() {
        if (type == Type.EVENT_WITH_PROPERTIES && eventNames.isEmpty()) {
            throw QueryException.invalid(
                    "Event Property Correlation expects atleast one event name to run correlation"
                            + " on",
                    "query.funnelCorrelationEventNames");
        }
        if (type == Type.PROPERTIES && names.isEmpty()) {
            throw QueryException.invalid(
                    "Property Correlation expects atleast one Property to run correlation on",
                    "query.funnelCorrelationNames");
        }
    }
}
