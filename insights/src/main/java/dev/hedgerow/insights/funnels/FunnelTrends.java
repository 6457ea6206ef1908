package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The conversion rate of each period of entry (funnels rules 31 to 36). */
final class FunnelTrends {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEFAULT_LIMIT = 25;
    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter LABEL_WITH_TIME =
            DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter DAY_WITH_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Per period, how many entered and how many of those converted. */
    private static final class Rates {
        private final int[] entered;
        private final int[] converted;

        Rates(int periods) {
            entered = new int[periods];
            converted = new int[periods];
        }

        long allEntered() {
            return IntStream.of(entered).asLongStream().sum();
        }
    }

    private final FunnelPlan plan;
    private final Periods periods;
    private final ValueJson values;
    private final int from;
    private final int to;
    private final Map<Integer, Rates> rates = new HashMap<>();

    FunnelTrends(FunnelPlan plan, FunnelRows rows, Periods periods, ProjectSnapshot project) {
        this.plan = plan;
        this.periods = periods;
        this.values = new ValueJson(plan.breakdown(), rows.values(), project);
        Integer first = plan.query().filter().fromStep();
        Integer last = plan.query().filter().toStep();
        this.from = first == null ? 0 : first;
        this.to = last == null ? plan.rules().steps() - 1 : last;
    }

    /** Whether an attempt counts as entered. */
    boolean isEntered(int reached) {
        return reached > from;
    }

    boolean isConverted(int reached) {
        return reached > to;
    }

    void add(int value, int period, int reached) {
        if (isEntered(reached)) {
            Rates ofValue = rates.computeIfAbsent(value, _ -> newRates());
            ofValue.entered[period]++;
            ofValue.converted[period] += isConverted(reached) ? 1 : 0;
        }
    }

    private Rates newRates() {
        return new Rates(periods.size());
    }

    ArrayNode shape() {
        ArrayNode lines = JSON.arrayNode();
        if (plan.breakdown() instanceof FunnelBreakdown.None) {
            lines.add(line(rates.getOrDefault(0, newRates())));
            return lines;
        }
        for (int value : order()) {
            ObjectNode line = line(rates.getOrDefault(value, newRates()));
            line.set("breakdown_value", values.id(value));
            lines.add(line);
        }
        return lines;
    }

    /** The values with the most entries, of equals the last by name; by name among those shown. */
    private List<Integer> order() {
        Integer limit = plan.query().breakdown().limit();
        Comparator<Integer> byName = Comparator.comparing(value -> values.id(value).toString());
        Comparator<Integer> bySize = Comparator.comparingLong(value -> rates(value).allEntered());
        List<Integer> all = new ArrayList<>(rates.keySet());
        all.sort(bySize.thenComparing(byName).reversed());
        return all.stream().limit(limit == null ? DEFAULT_LIMIT : limit).sorted(byName).toList();
    }

    private Rates rates(int value) {
        return rates.getOrDefault(value, newRates());
    }

    private ObjectNode line(Rates rates) {
        ObjectNode line = JSON.objectNode();
        ArrayNode data = JSON.arrayNode();
        ArrayNode days = JSON.arrayNode();
        ArrayNode labels = JSON.arrayNode();
        boolean withTime = isWithTime();
        for (int period = 0; period < periods.size(); period++) {
            ZonedDateTime start = periods.start(period);
            data.add(rate(rates.converted[period], rates.entered[period]));
            days.add((withTime ? DAY_WITH_TIME : DAY).format(start));
            labels.add((withTime ? LABEL_WITH_TIME : LABEL).format(start));
        }
        line.put("count", periods.size());
        line.set("data", data);
        line.set("days", days);
        line.set("labels", labels);
        return line;
    }

    private boolean isWithTime() {
        Interval interval = plan.query().interval();
        return interval.isWithinDay();
    }

    private static BigDecimal rate(long converted, long entered) {
        if (entered == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal rate =
                BigDecimal.valueOf(100 * converted)
                        .divide(BigDecimal.valueOf(entered), 2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
        return rate.scale() < 0 ? rate.setScale(0) : rate;
    }
}
