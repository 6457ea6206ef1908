package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.TrendsQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows a trend: the breakdowns that explain most of its variance, the funnel through or
 * behind its events, and who comes back.
 */
final class TrendsSuggestions {
    private static final int MOST_SPLITS = 2;
    private static final double WORTH_SHOWING = 0.05;

    private final ProjectSnapshot project;
    private final Asker asker;

    TrendsSuggestions(ProjectSnapshot project, Asker asker) {
        this.project = project;
        this.asker = asker;
    }

    List<Suggestion> of(TrendsQuery trends, ObjectNode source) {
        List<Suggestion> all = new ArrayList<>();
        if (trends.series().isEmpty()) {
            return all;
        }
        String name = Words.of(trends.series().getFirst(), project);
        if (trends.breakdown().isEmpty()) {
            all.addAll(splits(name, source));
        }
        if (trends.series().size() > 1) {
            all.add(funnelThrough(trends.series(), source));
        } else {
            funnelBehind(source).ifPresent(all::add);
        }
        all.add(
                new Suggestion(
                        "Retention of users who performed " + name,
                        "See how many of them come back and do it again in the weeks after",
                        NextQueries.shown(
                                new NextQueries(source).retention(source.path("series").path(0)))));
        return all;
    }

    private List<Suggestion> splits(String name, ObjectNode source) {
        return new SplitSearch(asker)
                .of(source).stream()
                        .filter(split -> split.explained() >= WORTH_SHOWING)
                        .limit(MOST_SPLITS)
                        .map(split -> suggestion(name, split, source))
                        .toList();
    }

    private static Suggestion suggestion(String name, Split split, ObjectNode source) {
        Split.Segment largest = split.segments().getFirst();
        String why =
                "%s explains %s of the variance of %s; %s alone is %s of it"
                        .formatted(
                                split.property(),
                                Words.share(split.explained()),
                                name,
                                Words.value(largest.value()),
                                Words.share(largest.sum() / split.sum()));
        return new Suggestion(
                name + " by " + split.property(),
                why,
                NextQueries.shown(
                        new NextQueries(source)
                                .with("breakdownFilter", SplitSearch.by(split.property()))));
    }

    private Suggestion funnelThrough(List<Entity> series, ObjectNode source) {
        List<JsonNode> steps = new ArrayList<>();
        source.path("series").forEach(steps::add);
        String names =
                series.stream()
                        .map(entity -> Words.of(entity, project))
                        .collect(Collectors.joining(" → "));
        return new Suggestion(
                "Funnel " + names,
                "See how many people go from one of these to the next",
                NextQueries.shown(new NextQueries(source).of("FunnelsQuery", steps)));
    }

    /** The funnel from what most often comes before the event; empty when nothing does. */
    private Optional<Suggestion> funnelBehind(ObjectNode source) {
        JsonNode entity = source.path("series").path(0);
        String event = entity.path("event").asString("");
        if (event.isEmpty() || event.startsWith("$")) {
            return Optional.empty();
        }
        ObjectNode question = new NextQueries(source).of("PathsQuery");
        ObjectNode filter = question.putObject("pathsFilter");
        filter.putArray("includeEventTypes").add("custom_event");
        filter.put("endPoint", event);
        return asker.ask(question)
                .path("results")
                .valueStream()
                .filter(edge -> Edges.item(edge, "target").equals(event))
                .filter(edge -> !Edges.item(edge, "source").equals(event))
                .findFirst()
                .map(edge -> funnelFrom(edge, entity, source));
    }

    private static Suggestion funnelFrom(JsonNode edge, JsonNode entity, ObjectNode source) {
        String before = Edges.item(edge, "source");
        String event = entity.path("event").asString("");
        return new Suggestion(
                "Funnel " + before + " → " + event,
                "%s comes right before %s most often (%s times): see how many convert"
                        .formatted(before, event, Words.number(edge.path("value").asDouble(0))),
                NextQueries.shown(
                        new NextQueries(source)
                                .of("FunnelsQuery", List.of(NextQueries.event(before), entity))));
    }
}
