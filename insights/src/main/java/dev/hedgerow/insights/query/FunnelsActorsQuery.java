package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The actors behind a bar of a funnel or a point of its trend.
 *
 * @param step {@code k} for those who did step k, from 1; {@code -k} for those who dropped off
 *     before it; null when none is given
 * @param breakdown the value they are counted under, spelt as texts; null for any
 * @param entrancePeriod the start of the period in which they entered, for trends
 * @param droppedOff whether those who did not convert are meant, for trends; null when not given
 * @param previous whether they are asked for of the period that the funnel is compared with
 */
public record FunnelsActorsQuery(
        FunnelsQuery source,
        @Nullable Integer step,
        @Nullable List<String> breakdown,
        @Nullable String entrancePeriod,
        @Nullable Boolean droppedOff,
        boolean previous)
        implements QueryNode {

    public FunnelsActorsQuery {
        breakdown = breakdown == null ? null : List.copyOf(breakdown);
    }

    @Override
    public String kind() {
        return "FunnelsActorsQuery";
    }

    static FunnelsActorsQuery parse(Fields fields) {
        if (!(QueryNodes.required(fields, "source").unwrapped() instanceof FunnelsQuery source)) {
            throw fields.wrong("source", "Input should be a FunnelsQuery");
        }
        return new FunnelsActorsQuery(
                source,
                fields.integer("funnelStep"),
                breakdown(fields),
                fields.text("funnelTrendsEntrancePeriodStart"),
                fields.has("funnelTrendsDropOff") ? fields.flag("funnelTrendsDropOff") : null,
                "previous".equals(fields.text("compare")));
    }

    private static @Nullable List<String> breakdown(Fields fields) {
        JsonNode json = fields.raw("funnelStepBreakdown");
        if (json == null) {
            return null;
        }
        String value = json.isArray() ? null : fields.scalarText("funnelStepBreakdown");
        return value == null ? fields.texts("funnelStepBreakdown") : List.of(value);
    }
}
