package dev.hedgerow.insights.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.statistics.inference.OneWayAnova;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for the properties that split a series into parts that differ most. Asks for the event's
 * properties, then for the series broken down by each that has a handful of values.
 */
final class SplitSearch {
    private static final int MOST_CANDIDATES = 6;
    private static final int FEWEST_VALUES = 2;
    private static final int MOST_VALUES = 25;
    private static final int SEGMENTS = 10;

    /** What people usually split by comes first. */
    private static final List<String> USUAL =
            List.of(
                    "$browser",
                    "$os",
                    "$device_type",
                    "$geoip_country_code",
                    "$referring_domain",
                    "utm_source");

    /** Identifiers, versions and sizes name single things, not kinds of things. */
    private static final Pattern USELESS =
            Pattern.compile(
                    "(?i)(_|^\\$?)(id|ids|uuid|token|version|height|width|timestamp|url|host|lib|length)$"
                            + "|\\$lib|\\$raw|\\$insert|\\$el_|\\$ce_|title|email");

    private final Asker asker;

    SplitSearch(Asker asker) {
        this.asker = asker;
    }

    /** Splits of the first series of a trends query, the best first. */
    List<Split> of(ObjectNode trends) {
        JsonNode entity = trends.path("series").path(0);
        List<Split> splits = new ArrayList<>();
        for (String property : candidates(entity)) {
            Split split = split(trends, property);
            if (split.segments().size() >= FEWEST_VALUES) {
                splits.add(split);
            }
        }
        splits.sort(
                Comparator.comparingDouble(Split::explained)
                        .reversed()
                        .thenComparing(Split::property));
        return splits;
    }

    /** Names of properties of an event or action that have a few values each. */
    List<String> candidates(JsonNode entity) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("kind", "EventTaxonomyQuery");
        if (entity.path("kind").asString("").equals("ActionsNode")) {
            question.set("actionId", entity.get("id"));
        } else if (!entity.path("event").asString("").isEmpty()) {
            question.set("event", entity.get("event"));
        } else {
            return USUAL;
        }
        List<String> names = new ArrayList<>();
        for (JsonNode item : asker.ask(question).path("results")) {
            int values = item.path("sample_count").asInt(0);
            String name = item.path("property").asString("");
            if (values >= FEWEST_VALUES && values <= MOST_VALUES && !USELESS.matcher(name).find()) {
                names.add(name);
            }
        }
        names.sort(
                Comparator.comparingInt(SplitSearch::usualFirst)
                        .thenComparing(Comparator.naturalOrder()));
        // Of an event that has not been sent lately nothing is known: then the usual ones are
        // tried.
        return names.isEmpty() ? USUAL : names.stream().limit(MOST_CANDIDATES).toList();
    }

    private static int usualFirst(String name) {
        int usual = USUAL.indexOf(name);
        return usual < 0 ? USUAL.size() : usual;
    }

    private Split split(ObjectNode trends, String property) {
        ObjectNode question = trends.deepCopy();
        ArrayNode series = JsonNodeFactory.instance.arrayNode();
        series.add(trends.path("series").path(0));
        question.set("series", series);
        question.remove(List.of("trendsFilter", "compareFilter"));
        question.set("breakdownFilter", by(property));
        List<Split.Segment> segments = new ArrayList<>();
        for (JsonNode row : asker.ask(question).path("results")) {
            String value = row.path("breakdown_value").asString("");
            segments.add(new Split.Segment(value, Numbers.of(row.path("data"))));
        }
        return new Split(property, explained(segments), segments);
    }

    /** A breakdown filter by one property of events. */
    static ObjectNode by(String property) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.put("breakdown", property);
        filter.put("breakdown_type", "event");
        filter.put("breakdown_limit", SEGMENTS);
        return filter;
    }

    private static double explained(List<Split.Segment> segments) {
        boolean tooFew =
                segments.size() < FEWEST_VALUES
                        || segments.stream().anyMatch(one -> one.data().length < FEWEST_VALUES);
        if (tooFew) {
            return 0;
        }
        OneWayAnova.Result anova =
                OneWayAnova.withDefaults()
                        .test(segments.stream().map(Split.Segment::data).toList());
        int numbers = segments.stream().mapToInt(one -> one.data().length).sum();
        int freedomBetween = segments.size() - 1;
        int freedomWithin = numbers - segments.size();
        double between = freedomBetween * anova.getMSBG();
        double within = anova.getMSWG();
        double all = between + freedomWithin * within;
        double omega = (between - freedomBetween * within) / (all + within);
        return Double.isFinite(omega) ? Math.clamp(omega, 0, 1) : 0;
    }
}
