package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.FunnelOrder;
import dev.hedgerow.insights.sequence.ActorRows;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs the machine of a funnel over all actors, run by run, on all processors. */
final class Attempts {

    /** Takes the attempt that counts of one actor under one breakdown value. */
    interface Sink {
        /**
         * @param attempt has reached at least one step; valid during the call
         */
        void take(ActorRows rows, int value, Attempt attempt);
    }

    /** Takes what became of one actor's entry in one period of a trend. */
    interface EntrySink {
        /**
         * @param period from 0
         * @param reached how many steps were done
         */
        void take(ActorRows rows, int value, int period, int reached);
    }

    private final FunnelPlan plan;
    private final FunnelRows rows;
    private final Runnable stillWanted;

    /**
     * @param stillWanted throws when the answer is no longer wanted, or takes too long; called by
     *     several threads
     */
    Attempts(FunnelPlan plan, FunnelRows rows, Runnable stillWanted) {
        this.plan = plan;
        this.rows = rows;
        this.stillWanted = stillWanted;
    }

    /**
     * Gives a sink one attempt per actor and value, at most; actors of several runs at a time,
     * those of one run one after the other.
     */
    void forEach(Sink sink) {
        List<Sink> _ = collect(() -> sink);
    }

    /**
     * One attempt per actor and value, at most.
     *
     * @param sinks makes one sink per run of actors, which one thread uses
     * @return the sinks in the order of the runs
     */
    <S extends Sink> List<S> collect(Supplier<S> sinks) {
        return each(sinks, this::attempts);
    }

    private ValueConsumer attempts(Sink sink) {
        if (plan.rules().order() == FunnelOrder.UNORDERED) {
            UnorderedMachine machine = new UnorderedMachine(plan.rules(), rows.items());
            return (actor, value) -> give(sink, actor, value, machine.run(actor, value));
        }
        OrderedMachine machine = new OrderedMachine(plan.rules(), rows.items());
        return (actor, value) -> give(sink, actor, value, machine.run(actor, value, Entries.ANY));
    }

    private static void give(Sink sink, ActorRows actor, int value, Attempt attempt) {
        if (attempt.reached() > 0) {
            sink.take(actor, value, attempt);
        }
    }

    /** One entry per actor, value and period, at most (funnels rules 32 and 36). */
    <S extends EntrySink> List<S> collectEntries(Periods periods, Supplier<S> sinks) {
        return each(sinks, sink -> entries(periods, sink));
    }

    private ValueConsumer entries(Periods periods, EntrySink sink) {
        int[] best = new int[periods.size()];
        if (plan.rules().order() == FunnelOrder.UNORDERED) {
            UnorderedMachine machine = new UnorderedMachine(plan.rules(), rows.items());
            return (actor, value) -> unorderedEntries(machine, actor, value, periods, best, sink);
        }
        OrderedMachine machine = new OrderedMachine(plan.rules(), rows.items());
        return (actor, value) -> orderedEntries(machine, actor, value, periods, best, sink);
    }

    /** Once an entry is lost to an exclusion, only the entries that converted are left. */
    private void orderedEntries(
            OrderedMachine machine,
            ActorRows actor,
            int value,
            Periods periods,
            int[] best,
            EntrySink sink) {
        int first = -1;
        int last = -1;
        int least = 1;
        for (int row = 0; row < actor.size(); row++) {
            int period = periods.of(actor.time(row));
            if (period > last && (rows.items().steps(actor.item(row)) & 1) != 0) {
                first = first < 0 ? period : first;
                last = period;
                best[period] = machine.run(actor, value, periods.entries(period)).reached();
                least = machine.isLost() ? plan.rules().steps() : least;
            }
        }
        if (first >= 0) {
            give(sink, actor, value, new PeriodRange(first, last), best, least);
        }
    }

    private record PeriodRange(int first, int last) {}

    /** Tells of the entries that reached enough, and forgets all. */
    private static void give(
            EntrySink sink, ActorRows actor, int value, PeriodRange range, int[] best, int least) {
        for (int period = range.first(); period <= range.last(); period++) {
            if (best[period] >= least) {
                sink.take(actor, value, period, best[period]);
            }
            best[period] = 0;
        }
    }

    private static void unorderedEntries(
            UnorderedMachine machine,
            ActorRows actor,
            int value,
            Periods periods,
            int[] best,
            EntrySink sink) {
        if (actor.size() == 0) {
            return;
        }
        machine.runAll(
                actor,
                value,
                (time, stepsDone) -> {
                    int period = periods.of(time);
                    best[period] = Math.max(best[period], stepsDone);
                });
        PeriodRange range =
                new PeriodRange(
                        periods.of(actor.time(0)), periods.of(actor.time(actor.size() - 1)));
        give(sink, actor, value, range, best, 1);
    }

    private interface ValueConsumer {
        void accept(ActorRows actor, int value);
    }

    private interface MachineMaker<S> {
        ValueConsumer of(S sink);
    }

    /** Runs a machine of its own for each run of actors. */
    private <S> List<S> each(Supplier<S> sinks, MachineMaker<S> machines) {
        ActorValues values = new ActorValues(plan, rows);
        return rows
                .runs(stillWanted)
                .walk(() -> {
                    S sink = sinks.get();
                    return new Walker<>(sink, machines.of(sink), values);
                })
                .stream()
                .map(Walker::sink)
                .toList();
    }

    private record Walker<S>(S sink, ValueConsumer machine, ActorValues values)
            implements Consumer<ActorRows> {
        @Override
        public void accept(ActorRows actor) {
            for (int value : values.of(actor)) {
                machine.accept(actor, value);
            }
        }
    }
}
