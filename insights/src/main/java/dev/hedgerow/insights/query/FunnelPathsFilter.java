package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * Limits paths to what the actors of a funnel did around one of its steps.
 *
 * @param source the funnel
 * @param step from 1: those who did the step; from -2 down: those who did not do step {@code -step}
 *     and dropped off after the one before it; null for everybody who did the first
 */
public record FunnelPathsFilter(Type type, FunnelsQuery source, @Nullable Integer step) {

    /** Which part of what they did. */
    public enum Type implements JsonName {
        BEFORE("funnel_path_before_step"),
        BETWEEN("funnel_path_between_steps"),
        AFTER("funnel_path_after_step");

        private final String json;

        Type(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    static FunnelPathsFilter parse(Fields fields) {
        Type type = fields.choice("funnelPathType", Type.class);
        if (type == null) {
            throw fields.wrong("funnelPathType", "Field required");
        }
        QueryNode source = QueryNodes.required(fields, "funnelSource").unwrapped();
        if (!(source instanceof FunnelsQuery funnel)) {
            throw fields.wrong("funnelSource", "Input should be a FunnelsQuery");
        }
        return new FunnelPathsFilter(type, funnel, fields.integer("funnelStep"));
    }
}
