package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.project.ProjectSnapshot;
import tools.jackson.databind.JsonNode;

/** The results of a funnel, from the rows of its plan. */
public final class FunnelAnswer {
    private final FunnelPlan plan;
    private final ProjectSnapshot project;
    private final Runnable stillWanted;

    /**
     * @param stillWanted throws when the answer is no longer wanted, or takes too long
     */
    public FunnelAnswer(FunnelPlan plan, ProjectSnapshot project, Runnable stillWanted) {
        this.plan = plan;
        this.project = project;
        this.stillWanted = stillWanted;
    }

    /** The {@code results}; sorts and uses up the rows. */
    public JsonNode results(FunnelRows rows) {
        Attempts attempts = new Attempts(plan, rows, stillWanted);
        return switch (plan.query().filter().viz()) {
            case STEPS, FLOW -> {
                int steps = plan.rules().steps();
                StepTallies tallies =
                        StepTallies.of(steps, attempts.collect(() -> new StepTallies(steps)));
                yield new StepsShaper(plan, rows, project, tallies).shape();
            }
            case TIME_TO_CONVERT -> times(attempts).shape();
            case TRENDS -> {
                Periods periods =
                        new Periods(plan.range(), plan.query().interval(), project.weekStart());
                EntrySteps steps = EntrySteps.of(plan);
                EntryRates rates =
                        EntryRates.of(
                                steps,
                                periods,
                                attempts.collectEntries(
                                        periods, () -> new EntryRates(steps, periods)));
                yield new FunnelTrends(plan, rows, periods, project, rates).shape();
            }
        };
    }

    /** How long it took; sorts and uses up the rows. */
    ConversionTimes times(FunnelRows rows) {
        return times(new Attempts(plan, rows, stillWanted));
    }

    private ConversionTimes times(Attempts attempts) {
        return ConversionTimes.of(plan, attempts.collect(() -> new ConversionTimes(plan)));
    }
}
