package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.elements.ElementsChainReader;
import dev.hedgerow.insights.funnels.Correlation.Counted;
import dev.hedgerow.insights.query.FunnelCorrelationQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From counts to odds ratios (funnels rules 37 to 42). */
public final class CorrelationShaper {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_ROWS = 10;
    private static final int SKEW = 10;
    private static final int ENOUGH_VISITS = 25;
    private static final double ENOUGH_SHARE = 0.02;
    private static final int FEW_HITS = 2;
    private static final int PRIOR = 1;
    private static final ElementsChainReader ELEMENTS =
            new ElementsChainReader(_ -> true, Integer.MAX_VALUE);

    private final Correlation correlation;
    private final int successes;
    private final int failures;

    public CorrelationShaper(Correlation correlation) {
        this.correlation = correlation;
        this.successes = correlation.entrants().successes();
        this.failures = correlation.entrants().failures();
    }

    /** {@code {events: […], skewed}}. */
    public ObjectNode shape() {
        ArrayNode rows = JSON.arrayNode();
        boolean nothingToCompare = successes == 0 || failures == 0;
        if (!nothingToCompare) {
            List<Counted> significant = new ArrayList<>(correlation.counted());
            significant.removeIf(this::isInsignificant);
            Comparator<Counted> byOdds = Comparator.comparingDouble(this::odds);
            significant.stream()
                    .filter(this::isSuccess)
                    .sorted(byOdds.reversed().thenComparing(Counted::name))
                    .limit(MOST_ROWS)
                    .forEach(counted -> rows.add(row(counted)));
            significant.stream()
                    .filter(counted -> !isSuccess(counted))
                    .sorted(byOdds.thenComparing(Counted::name))
                    .limit(MOST_ROWS)
                    .forEach(counted -> rows.add(row(counted)));
        }
        ObjectNode results = JSON.objectNode();
        results.set("events", rows);
        results.put("skewed", nothingToCompare || isSkewed());
        return results;
    }

    private boolean isSkewed() {
        return successes > (long) SKEW * failures || failures > (long) SKEW * successes;
    }

    private boolean isInsignificant(Counted counted) {
        boolean rare =
                correlation.query().type() == FunnelCorrelationQuery.Type.EVENT_WITH_PROPERTIES
                        && counted.visits() <= FEW_HITS;
        double enough = Math.min(ENOUGH_VISITS, ENOUGH_SHARE * (successes + failures));
        return rare || counted.visits() < enough;
    }

    private boolean isSuccess(Counted counted) {
        return odds(counted) > 1;
    }

    private double odds(Counted counted) {
        double with = (double) (counted.successes() + PRIOR) / (counted.failures() + PRIOR);
        double without =
                (double) (failures - counted.failures() + PRIOR)
                        / (successes - counted.successes() + PRIOR);
        return with * without;
    }

    private ObjectNode row(Counted counted) {
        ObjectNode event = JSON.objectNode();
        event.put("event", counted.name());
        ObjectNode properties = event.putObject("properties");
        ArrayNode elements = event.putArray("elements");
        Autocaptured autocaptured = autocaptured(counted.name());
        if (autocaptured != null) {
            properties.put("$event_type", autocaptured.type());
            ELEMENTS.read(autocaptured.chain()).forEach(element -> elements.add(element.json()));
        }
        ObjectNode row = JSON.objectNode();
        row.set("event", event);
        row.put("success_count", counted.successes());
        row.put("failure_count", counted.failures());
        row.put("odds_ratio", odds(counted));
        row.put("correlation_type", isSuccess(counted) ? "success" : "failure");
        return row;
    }

    /** What was done to which elements. */
    private record Autocaptured(String type, String chain) {}

    /** What a name is made of; null for one that is not made of elements. */
    private @Nullable Autocaptured autocaptured(String name) {
        String prefix = CorrelationPlanner.AUTOCAPTURE + "::elements_chain::";
        int divider = name.indexOf(CorrelationPlanner.ELEMENTS_DIVIDER);
        if (correlation.query().type() != FunnelCorrelationQuery.Type.EVENT_WITH_PROPERTIES
                || !name.startsWith(prefix)
                || divider < 0) {
            return null;
        }
        return new Autocaptured(
                name.substring(prefix.length(), divider),
                name.substring(divider + CorrelationPlanner.ELEMENTS_DIVIDER.length()));
    }
}
