package dev.hedgerow.insights.funnels;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.query.FunnelPathsFilter;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.sequence.ActorPeriods;

/**
 * When the actors of a funnel were before, after or between its steps (paths rule 13). Of an actor
 * with several breakdown values the last attempt counts.
 */
public final class StepPeriods {
    private final FunnelPathsFilter filter;
    private final FunnelPlan plan;
    private final FunnelStep asked;

    /**
     * @throws QueryException when there is no such step, or none before it to begin at
     */
    public StepPeriods(FunnelPathsFilter filter, FunnelPlan plan) {
        this.filter = filter;
        this.plan = plan;
        this.asked = FunnelStep.of(filter.step(), plan);
        if (filter.type() == FunnelPathsFilter.Type.BETWEEN && asked.done() == 0) {
            throw QueryException.invalid(
                    "Cannot request preceding step timestamp if target funnel step is the first"
                            + " step",
                    "query.funnelPathsFilter.funnelStep");
        }
    }

    /** Whose attempts a funnel is about, as an expression on its events. */
    public static Expr actor(FunnelsQuery query) {
        return FunnelPlanner.actor(query);
    }

    /**
     * The period of each actor that is asked for; uses up the rows, which must have names.
     *
     * @param stillWanted throws when the answer is no longer wanted, or takes too long
     */
    public ActorPeriods of(FunnelRows rows, Runnable stillWanted) {
        ActorPeriods periods = new ActorPeriods(rows.actors());
        Attempts.Sink sink =
                (actor, _, attempt) -> {
                    if (asked.isOf(attempt)) {
                        put(periods, rows.actors().find(actor), attempt);
                    }
                };
        new Attempts(plan, rows, stillWanted).forEach(sink);
        return periods;
    }

    private void put(ActorPeriods periods, int actor, Attempt attempt) {
        long time = attempt.time(asked.done());
        switch (filter.type()) {
            case BEFORE -> periods.put(actor, Long.MIN_VALUE, time);
            case AFTER -> periods.put(actor, time + patience(), Long.MAX_VALUE);
            case BETWEEN -> {
                if (attempt.did(asked.done() - 1)) {
                    periods.put(actor, attempt.time(asked.done() - 1), time);
                }
            }
        }
    }

    /** Somebody has dropped off only when the time for the next step is over. */
    private long patience() {
        return asked.notDone() < 0 ? 0 : plan.rules().window();
    }
}
