package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FunnelViz;
import dev.hedgerow.insights.query.FunnelsActorsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.time.DateText;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who is behind a bar of a funnel, or a point of its trend (funnels rule 27). */
public final class FunnelActors {
    private final FunnelsActorsQuery query;
    private final FunnelPlan plan;
    private final ProjectSnapshot project;
    private final Runnable stillWanted;

    public FunnelActors(
            FunnelsActorsQuery query,
            FunnelPlan plan,
            ProjectSnapshot project,
            Runnable stillWanted) {
        this.query = query;
        this.plan = plan;
        this.project = project;
        this.stillWanted = stillWanted;
    }

    /**
     * The ids of persons, or keys of groups, each once and sorted; uses up the rows, which must
     * have names.
     */
    public List<String> find(FunnelRows rows) {
        ActorIndex actors = rows.actors();
        // An element per actor, since each is written by the thread of the actor's run.
        boolean[] found = new boolean[actors.size()];
        Attempts attempts = new Attempts(plan, rows, stillWanted);
        IntPredicate isAsked = value(rows);
        if (plan.query().filter().viz() == FunnelViz.TRENDS) {
            boolean droppedOff = given(query.droppedOff(), "funnelTrendsDropOff");
            String period = given(query.entrancePeriod(), "funnelTrendsEntrancePeriodStart");
            Periods periods =
                    new Periods(plan.range(), plan.query().interval(), project.weekStart());
            Attempts.EntrySink entries =
                    entries(actors, periods, period, droppedOff, isAsked, found);
            List<Attempts.EntrySink> _ = attempts.collectEntries(periods, () -> entries);
        } else {
            FunnelStep step = FunnelStep.of(query.step(), plan);
            attempts.forEach((actor, value, attempt) -> {
                if (isAsked.test(value) && step.isOf(attempt)) {
                    found[actors.find(actor)] = true;
                }
            });
        }
        return IntStream.range(0, found.length)
                .filter(actor -> found[actor])
                .mapToObj(actors::name)
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw QueryException.invalid(
                    "Actors parameter `" + name + "` must be provided for funnel trends persons!",
                    "query.source." + name);
        }
        return value;
    }

    private Attempts.EntrySink entries(
            ActorIndex actors,
            Periods periods,
            String periodStart,
            boolean droppedOff,
            IntPredicate isAsked,
            boolean[] found) {
        EntrySteps steps = EntrySteps.of(plan);
        ZonedDateTime start =
                DateText.absolute(periodStart.strip(), project.zone())
                        .orElseThrow(() ->
                                QueryException.invalid(
                                        "Invalid date: '" + periodStart + "'",
                                        "query.source.funnelTrendsEntrancePeriodStart"));
        int asked = periods.of(ChronoUnit.MICROS.between(Instant.EPOCH, start.toInstant()));
        return (actor, value, period, reached) -> {
            if (period == asked
                    && isAsked.test(value)
                    && steps.isEntered(reached)
                    && steps.isConverted(reached) != droppedOff) {
                found[actors.find(actor)] = true;
            }
        };
    }

    private IntPredicate value(FunnelRows rows) {
        List<String> asked = query.breakdown();
        return switch (plan.breakdown()) {
            case FunnelBreakdown.None _ -> _ -> true;
            case FunnelBreakdown.Texts _ ->
                    value -> asked == null || rows.values().texts(value).equals(asked);
            case FunnelBreakdown.Cohorts cohorts -> value -> isCohort(asked, cohorts.id(value));
        };
    }

    private static boolean isCohort(@Nullable List<String> asked, long id) {
        return asked == null
                || asked.contains(String.valueOf(id))
                || (id == 0 && asked.contains("all"));
    }
}
