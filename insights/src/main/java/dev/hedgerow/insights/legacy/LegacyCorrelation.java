package dev.hedgerow.insights.legacy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts legacy filters of a funnel's correlation into the query node that asks the same. */
public final class LegacyCorrelation {
    /** By the legacy names, sorted, so that the same filters always become the same text. */
    private static final Map<String, String> LISTS =
            new TreeMap<>(
                    Map.of(
                            "funnel_correlation_names", "funnelCorrelationNames",
                            "funnel_correlation_exclude_names", "funnelCorrelationExcludeNames",
                            "funnel_correlation_event_names", "funnelCorrelationEventNames",
                            "funnel_correlation_exclude_event_names",
                                    "funnelCorrelationExcludeEventNames",
                            "funnel_correlation_event_exclude_property_names",
                                    "funnelCorrelationEventExcludePropertyNames"));

    private LegacyCorrelation() {}

    /** The query; empty when the filters name no step, which is answered without one. */
    public static Optional<ObjectNode> toQuery(ObjectNode filters) {
        ObjectNode asFunnel = filters.deepCopy();
        asFunnel.put("insight", "FUNNELS");
        ObjectNode funnel = LegacyFilters.toQuery(asFunnel);
        if (funnel.path("series").isEmpty()) {
            return Optional.empty();
        }
        LegacyFields fields = new LegacyFields(filters);
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.put("kind", "FunnelCorrelationQuery");
        ObjectNode actors = query.putObject("source");
        actors.put("kind", "FunnelsActorsQuery");
        actors.set("source", funnel);
        fields.copyNumber("funnel_step", actors, "funnelStep");
        fields.copy("funnel_correlation_type", query, "funnelCorrelationType");
        LISTS.forEach((legacy, name) -> {
            JsonNode list = fields.jsonOrText(legacy);
            if (list != null) {
                query.set(name, list.isArray() ? list : query.arrayNode().add(list));
            }
        });
        return Optional.of(query);
    }
}
