package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.FunnelCorrelationQuery;
import dev.hedgerow.insights.sequence.PairIndex;
import dev.hedgerow.insights.sequence.TextIndex;
import dev.hedgerow.store.Row;
import dev.hedgerow.store.RowVisitor;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts, for everything that actors do or are, how many of them completed the funnel and how many
 * did not; every actor once. Reads the rows of {@link CorrelationPlanner#rows}.
 */
public final class Correlation implements RowVisitor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SEPARATOR = "::";
    private static final int ACTOR = 0;
    private static final int TIME = 1;
    private static final int NAME = 2;
    private static final int VALUE = 3;

    private final FunnelCorrelationQuery query;
    private final Entrants entrants;
    private final TextIndex names = new TextIndex();
    private final PairIndex seen = new PairIndex();

    public Correlation(FunnelCorrelationQuery query, Entrants entrants) {
        this.query = query;
        this.entrants = entrants;
    }

    @Override
    public void visit(Row row) {
        int actor = entrants.actors().find(row, ACTOR);
        if (actor < 0 || !entrants.isEntered(actor)) {
            return;
        }
        switch (query.type()) {
            case PROPERTIES -> properties(row, actor);
            case EVENTS -> {
                if (entrants.isDuring(actor, row.longAt(TIME))) {
                    count(actor, text(row, NAME));
                }
            }
            case EVENT_WITH_PROPERTIES -> {
                if (entrants.isDuring(actor, row.longAt(TIME))) {
                    eventProperties(row, actor);
                }
            }
        }
    }

    private void eventProperties(Row row, int actor) {
        String event = text(row, NAME);
        String value = text(row, VALUE);
        if (CorrelationPlanner.isOfElements(query)) {
            count(actor, String.join(SEPARATOR, event, "elements_chain", value));
        } else {
            all(actor, event + SEPARATOR, value, query.excludedEventProperties());
        }
    }

    private void properties(Row row, int actor) {
        if (query.names().contains(FunnelCorrelationQuery.ALL)) {
            all(actor, "", text(row, ACTOR + 1), query.excludedNames());
            return;
        }
        for (int i = 0; i < query.names().size(); i++) {
            String name = query.names().get(i);
            if (!query.excludedNames().contains(name)) {
                // Who lacks the property counts under an empty value.
                count(actor, name + SEPARATOR + text(row, ACTOR + 1 + i));
            }
        }
    }

    /** All properties that are texts; numbers and the like have too many values to compare. */
    private void all(int actor, String prefix, String properties, List<String> excluded) {
        JsonNode json = JSON.readTree(properties.isEmpty() ? "{}" : properties);
        for (String key : json.propertyNames()) {
            JsonNode value = json.get(key);
            if (value.isString() && !excluded.contains(key)) {
                count(actor, prefix + key + SEPARATOR + value.asString());
            }
        }
    }

    private void count(int actor, String name) {
        seen.add(names.of(name), actor);
    }

    private static String text(Row row, int column) {
        String text = row.stringAt(column);
        return text == null ? "" : text;
    }

    /** What was counted, in the order of its first appearance. */
    List<Counted> counted() {
        int[] successes = new int[names.size()];
        int[] failures = new int[names.size()];
        for (int pair = 0; pair < seen.size(); pair++) {
            int name = (int) seen.first(pair);
            if (entrants.isConverted((int) seen.second(pair))) {
                successes[name]++;
            } else {
                failures[name]++;
            }
        }
        return IntStream.range(0, names.size())
                .mapToObj(name -> new Counted(names.text(name), successes[name], failures[name]))
                .toList();
    }

    /** How many of those with something completed the funnel, and how many did not. */
    record Counted(String name, int successes, int failures) {
        int visits() {
            return successes + failures;
        }
    }

    FunnelCorrelationQuery query() {
        return query;
    }

    Entrants entrants() {
        return entrants;
    }
}
