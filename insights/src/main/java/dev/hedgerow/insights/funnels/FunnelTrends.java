package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    private final FunnelPlan plan;
    private final Periods periods;
    private final ValueJson values;
    private final EntryRates rates;

    FunnelTrends(
            FunnelPlan plan,
            FunnelRows rows,
            Periods periods,
            ProjectSnapshot project,
            EntryRates rates) {
        this.plan = plan;
        this.rates = rates;
        this.periods = periods;
        this.values = new ValueJson(plan.breakdown(), rows.values(), project);
    }

    ArrayNode shape() {
        ArrayNode lines = JSON.arrayNode();
        if (plan.breakdown() instanceof FunnelBreakdown.None) {
            lines.add(line(rates.of(0)));
            return lines;
        }
        List<Integer> order = new ArrayList<>(order());
        if (plan.breakdown() instanceof FunnelBreakdown.Cohorts cohorts
                && cohorts.hasComplement()
                && !order.isEmpty()
                && !order.contains(cohorts.complement())) {
            order.add(cohorts.complement());
        }
        for (int value : order) {
            ObjectNode line = line(rates.of(value));
            line.set("breakdown_value", values.shown(value));
            lines.add(line);
        }
        return lines;
    }

    /** The values with the most entries, of equals the last by name; by name among those shown. */
    private List<Integer> order() {
        Integer limit = plan.query().breakdown().limit();
        Comparator<Integer> byName = Comparator.comparing(value -> values.id(value).toString());
        Comparator<Integer> bySize =
                Comparator.comparingLong(value -> rates.of(value).allEntered());
        List<Integer> all = new ArrayList<>(rates.values());
        all.sort(bySize.thenComparing(byName).reversed());
        return all.stream().limit(limit == null ? DEFAULT_LIMIT : limit).sorted(byName).toList();
    }

    private ObjectNode line(EntryRates.Rates ofValue) {
        ObjectNode line = JSON.objectNode();
        ArrayNode data = JSON.arrayNode();
        ArrayNode days = JSON.arrayNode();
        ArrayNode labels = JSON.arrayNode();
        boolean withTime = isWithTime();
        for (int period = 0; period < periods.size(); period++) {
            ZonedDateTime start = periods.start(period);
            data.add(rate(ofValue.converted(period), ofValue.entered(period)));
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
