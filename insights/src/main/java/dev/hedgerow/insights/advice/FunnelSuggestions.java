package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FunnelsQuery;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows a funnel: the property whose values convert most differently, where those go who
 * drop off, how long it takes, and whether those who finish come back.
 */
final class FunnelSuggestions {
    private final ProjectSnapshot project;
    private final Asker asker;

    FunnelSuggestions(ProjectSnapshot project, Asker asker) {
        this.project = project;
        this.asker = asker;
    }

    List<Suggestion> of(FunnelsQuery funnel, ObjectNode source, ObjectNode answer) {
        int steps = funnel.series().size();
        List<Suggestion> all = new ArrayList<>();
        if (steps < 2) {
            return all;
        }
        NextQueries next = new NextQueries(source);
        if (funnel.breakdown().isEmpty()) {
            new ConversionSplits(asker)
                    .best(source)
                    .ifPresent(split -> all.add(byProperty(split, next)));
        }
        StepCounts counts = StepCounts.of(answer.path("results"));
        int worst = counts.worstStep();
        if (worst > 0) {
            all.add(pathsAfter(funnel, worst, counts, source, next));
        }
        all.add(
                new Suggestion(
                        "Time to convert to " + name(funnel, steps - 1),
                        "See how long people take from the first step to the last",
                        NextQueries.shown(next.with("funnelsFilter", filter(source)))));
        all.add(
                new Suggestion(
                        "Retention of users who performed " + name(funnel, steps - 1),
                        "See how many of those who finish come back and do it again",
                        NextQueries.shown(next.retention(source.path("series").path(steps - 1)))));
        return all;
    }

    private String name(FunnelsQuery funnel, int step) {
        return Words.of(funnel.series().get(step), project);
    }

    private static Suggestion byProperty(ConversionSplits.Found split, NextQueries next) {
        return new Suggestion(
                "Conversion by " + split.property(),
                split.sentence(),
                NextQueries.shown(next.with("breakdownFilter", SplitSearch.by(split.property()))));
    }

    private Suggestion pathsAfter(
            FunnelsQuery funnel, int step, StepCounts counts, ObjectNode source, NextQueries next) {
        ObjectNode paths = next.of("PathsQuery");
        paths.putObject("pathsFilter").put("edgeLimit", 20);
        ObjectNode part = paths.putObject("funnelPathsFilter");
        part.put("funnelPathType", "funnel_path_after_step");
        part.put("funnelStep", -(step + 1));
        part.set("funnelSource", source);
        return new Suggestion(
                "Paths of users who did not reach " + name(funnel, step),
                "%s of those who did %s left here: see what they did instead"
                        .formatted(Words.share(1 - counts.share(step)), name(funnel, step - 1)),
                NextQueries.shown(paths));
    }

    private static ObjectNode filter(ObjectNode source) {
        ObjectNode filter =
                source.get("funnelsFilter") instanceof ObjectNode present
                        ? present.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        filter.put("funnelVizType", "time_to_convert");
        return filter;
    }
}
