package dev.hedgerow.insights.query;

/**
 * Events that spoil an attempt when they happen between two of its steps.
 *
 * @param fromStep the step, from 0, after which they count
 * @param toStep the step, from 0, before which they count
 */
public record FunnelExclusion(Entity entity, int fromStep, int toStep) {

    static FunnelExclusion parse(Fields fields) {
        return new FunnelExclusion(
                Entity.parse(fields),
                required(fields, "funnelFromStep"),
                required(fields, "funnelToStep"));
    }

    private static int required(Fields fields, String name) {
        Integer value = fields.integer(name);
        if (value == null) {
            throw fields.wrong(name, "Field required");
        }
        return value;
    }
}
