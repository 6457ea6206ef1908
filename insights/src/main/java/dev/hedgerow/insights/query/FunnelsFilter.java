package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a funnel that change its numbers.
 *
 * @param attributionStep the step, from 0, whose value counts with {@link Attribution#STEP}
 * @param fromStep the step, from 0, that times and trends count from; null for the first
 * @param toStep the step, from 0, that they count to; null for the last
 * @param binCount how many bins conversion times are put into; null for as many as suit
 * @param aggregateByHogql the expression that says whose attempts they are; null for persons
 */
public record FunnelsFilter(
        FunnelOrder order,
        FunnelViz viz,
        FunnelWindow window,
        List<FunnelExclusion> exclusions,
        Attribution attribution,
        int attributionStep,
        @Nullable Integer fromStep,
        @Nullable Integer toStep,
        @Nullable Integer binCount,
        @Nullable String aggregateByHogql) {

    public FunnelsFilter {
        exclusions = List.copyOf(exclusions);
    }

    static FunnelsFilter parse(Fields fields) {
        return new FunnelsFilter(
                fields.choice("funnelOrderType", FunnelOrder.class, FunnelOrder.ORDERED),
                fields.choice("funnelVizType", FunnelViz.class, FunnelViz.STEPS),
                FunnelWindow.parse(fields),
                fields.objects("exclusions", FunnelExclusion::parse),
                fields.choice(
                        "breakdownAttributionType", Attribution.class, Attribution.FIRST_TOUCH),
                fields.integer("breakdownAttributionValue", 0),
                fields.integer("funnelFromStep"),
                fields.integer("funnelToStep"),
                fields.integer("binCount"),
                fields.text("funnelAggregateByHogQL"));
    }
}
