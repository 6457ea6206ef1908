package dev.hedgerow.insights.query;

/** How a chart is drawn; some ways change what is computed. */
public enum Display implements JsonName {
    AUTO("Auto"),
    LINE("ActionsLineGraph"),
    BAR("ActionsBar"),
    UNSTACKED_BAR("ActionsUnstackedBar"),
    STACKED_BAR("ActionsStackedBar"),
    AREA("ActionsAreaGraph"),
    CUMULATIVE_LINE("ActionsLineGraphCumulative"),
    BOLD_NUMBER("BoldNumber"),
    PIE("ActionsPie"),
    DONUT("ActionsDonut"),
    PROPORTION_BAR("ActionsProportionBar"),
    BAR_VALUE("ActionsBarValue"),
    TABLE("ActionsTable"),
    WORLD_MAP("WorldMap"),
    CALENDAR_HEATMAP("CalendarHeatmap"),
    TWO_DIMENSIONAL_HEATMAP("TwoDimensionalHeatmap"),
    BOX_PLOT("BoxPlot"),
    SLOPE_GRAPH("SlopeGraph");

    private final String json;

    Display(String json) {
        this.json = json;
    }

    @Override
    public String json() {
        return json;
    }

    /** True for bars over time. */
    public boolean isBar() {
        return this == BAR || this == UNSTACKED_BAR;
    }

    /** True for the displays that have one number per series instead of one per interval. */
    public boolean isTotalValue() {
        return switch (this) {
            case BOLD_NUMBER,
                    PIE,
                    DONUT,
                    PROPORTION_BAR,
                    BAR_VALUE,
                    TABLE,
                    WORLD_MAP,
                    CALENDAR_HEATMAP ->
                    true;
            case AUTO,
                    LINE,
                    BAR,
                    UNSTACKED_BAR,
                    STACKED_BAR,
                    AREA,
                    CUMULATIVE_LINE,
                    TWO_DIMENSIONAL_HEATMAP,
                    BOX_PLOT,
                    SLOPE_GRAPH ->
                    false;
        };
    }
}
