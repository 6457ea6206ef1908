package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TrendsQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Insights that follow from an insight: one line per kind. Each of them runs. */
public final class Suggestions {
    private static final int SHORTEST_WORD = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}$_]+");

    private final ProjectSnapshot project;
    private final Asker asker;

    public Suggestions(ProjectSnapshot project, Asker asker) {
        this.project = project;
        this.asker = asker;
    }

    /**
     * What follows, the most telling first; empty for queries that are no insight.
     *
     * @param source JSON of the query, without display nodes
     * @param context words that the caller wants heard; suggestions that share most of them come
     *     first
     */
    public List<Suggestion> of(QueryNode query, ObjectNode source, String context) {
        List<Suggestion> all =
                switch (query) {
                    case TrendsQuery trends ->
                            new TrendsSuggestions(project, asker).of(trends, source);
                    case FunnelsQuery funnel ->
                            new FunnelSuggestions(project, asker)
                                    .of(funnel, source, asker.ask(source));
                    case RetentionQuery _ -> RetentionSuggestions.of(source);
                    case LifecycleQuery lifecycle -> ofActivity(lifecycle.series(), source);
                    case StickinessQuery stickiness -> ofActivity(stickiness.series(), source);
                    case PathsQuery _ -> ofPaths(source);
                    default -> List.of();
                };
        return heard(all, context);
    }

    private static List<Suggestion> heard(List<Suggestion> all, String context) {
        List<String> words =
                BETWEEN_WORDS
                        .splitAsStream(context.toLowerCase(Locale.ROOT))
                        .filter(word -> word.length() >= SHORTEST_WORD)
                        .distinct()
                        .toList();
        return all.stream()
                .sorted(Comparator.comparingLong(suggestion -> -shared(suggestion, words)))
                .toList();
    }

    private static long shared(Suggestion suggestion, List<String> words) {
        String text =
                (suggestion.title() + " " + suggestion.description()).toLowerCase(Locale.ROOT);
        return words.stream().filter(text::contains).count();
    }

    private List<Suggestion> ofActivity(List<Entity> series, ObjectNode source) {
        JsonNode entity = source.path("series").path(0);
        if (series.isEmpty()) {
            return List.of();
        }
        String name = Words.of(series.getFirst(), project);
        NextQueries next = new NextQueries(source);
        ObjectNode unique = ((ObjectNode) entity).deepCopy();
        unique.put("math", "dau");
        return List.of(
                new Suggestion(
                        "Retention of users who performed " + name,
                        "See how many of them come back and do it again in the weeks after",
                        NextQueries.shown(next.retention(entity))),
                new Suggestion(
                        "Unique users who performed " + name,
                        "See how many people do it over time",
                        NextQueries.shown(next.of("TrendsQuery", List.of(unique)))));
    }

    /** The funnel along the edge that most people take between two events. */
    private List<Suggestion> ofPaths(ObjectNode source) {
        for (JsonNode edge : asker.ask(source).path("results")) {
            String from = Edges.item(edge, "source");
            String to = Edges.item(edge, "target");
            if (!from.equals(to)) {
                List<ObjectNode> steps = List.of(step(from), step(to));
                return List.of(
                        new Suggestion(
                                "Funnel " + from + " → " + to,
                                "The way most often taken (%s times): see how many go it"
                                        .formatted(Words.number(edge.path("value").asDouble(0))),
                                NextQueries.shown(
                                        new NextQueries(source).of("FunnelsQuery", steps))));
            }
        }
        return List.of();
    }

    /** An item of paths is an event, or the address of a page. */
    private static ObjectNode step(String item) {
        boolean isPage = item.startsWith("/") || item.contains("://");
        if (!isPage) {
            return NextQueries.event(item);
        }
        ObjectNode page = NextQueries.event("$pageview");
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.put("key", "$current_url");
        filter.put("value", item);
        filter.put("operator", "icontains");
        filter.put("type", "event");
        page.putArray("properties").add(filter);
        return page;
    }
}
