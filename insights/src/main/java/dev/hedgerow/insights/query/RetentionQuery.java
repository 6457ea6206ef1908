package dev.hedgerow.insights.query;

import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Entity.GroupNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many of those who start come back, by the interval they started in. */
public record RetentionQuery(InsightScope scope, RetentionFilter filter, BreakdownFilter breakdown)
        implements QueryNode {

    /** Which start events count. */
    public enum Type implements JsonName {
        RECURRING("retention_recurring"),
        /** The first that matches the filters. */
        FIRST_TIME("retention_first_time"),
        /** The first of its name, if it matches the filters. */
        FIRST_EVER("retention_first_ever_occurrence");

        private final String json;

        Type(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    /** What happens to the numbers of a property. */
    public enum AggregationType implements JsonName {
        COUNT("count"),
        SUM("sum"),
        AVG("avg");

        private final String json;

        AggregationType(String json) {
            this.json = json;
        }

        @Override
        public String json() {
            return json;
        }
    }

    /** The interval's name in labels. */
    public enum Period implements JsonName {
        HOUR("Hour", Interval.HOUR, 1),
        DAY("Day", Interval.DAY, 24),
        WEEK("Week", Interval.WEEK, 168),
        MONTH("Month", Interval.MONTH, 720);

        private final String json;
        private final Interval interval;
        private final int hours;

        Period(String json, Interval interval, int hours) {
            this.json = json;
            this.interval = interval;
            this.hours = hours;
        }

        @Override
        public String json() {
            return json;
        }

        public Interval interval() {
            return interval;
        }

        /** The length in hours when it counts from each person's first event. */
        public int hours() {
            return hours;
        }
    }

    /**
     * A number per person besides their being there.
     *
     * @param ofPerson whether the property is the person's, not the event's
     */
    public record Aggregation(AggregationType type, String property, boolean ofPerson) {}

    /**
     * What makes a retention.
     *
     * @param totalIntervals values per row, and rows when only an end is given
     * @param minimumOccurrences events that a return needs, 1 or more
     * @param brackets widths in intervals of the values after the first; empty for one each
     * @param rolling whether intervals count from each person's first event
     * @param aggregation null to count people only
     */
    public record RetentionFilter(
            Type type,
            Period period,
            int totalIntervals,
            Entity start,
            Entity returning,
            int minimumOccurrences,
            boolean cumulative,
            List<Integer> brackets,
            boolean rolling,
            @Nullable Aggregation aggregation) {
        private static final int USUAL_INTERVALS = 7;
        private static final int MOST_INTERVALS = 1000;

        public RetentionFilter {
            brackets = List.copyOf(brackets);
        }

        /** Whether start and return are the same thing, whatever they are called. */
        public boolean isStartTheReturn() {
            return matched(start).equals(matched(returning))
                    && start.details().filter().equals(returning.details().filter());
        }

        private static Object matched(Entity entity) {
            return switch (entity) {
                case EventsNode node -> Optional.ofNullable(node.event());
                case ActionsNode node -> node.actionId();
                case GroupNode node -> node.nodes();
            };
        }

        static RetentionFilter parse(Fields fields) {
            RetentionFilter filter =
                    new RetentionFilter(
                            fields.choice("retentionType", Type.class, Type.RECURRING),
                            fields.choice("period", Period.class, Period.DAY),
                            positive(fields, "totalIntervals", USUAL_INTERVALS),
                            entity(fields, "targetEntity"),
                            entity(fields, "returningEntity"),
                            positive(fields, "minimumOccurrences", 1),
                            fields.flag("cumulative"),
                            brackets(fields),
                            "24_hour_windows".equals(fields.text("timeWindowMode")),
                            aggregation(fields));
            if (filter.rolling() && filter.cumulative()) {
                throw QueryException.against(
                        "retention_cumulative_24_hour_windows_unsupported",
                        "Cumulative retention is not supported for 24 hour windows.",
                        "query.retentionFilter.cumulative");
            }
            if (filter.rolling() && filter.aggregation() != null) {
                throw QueryException.against(
                        "retention_24_hour_windows_property_aggregation_unsupported",
                        "Sum and average aggregation are not supported for 24 hour windows.",
                        "query.retentionFilter.aggregationType");
            }
            return filter;
        }

        private static int positive(Fields fields, String name, int usual) {
            int number = fields.integer(name, usual);
            if (number > MOST_INTERVALS) {
                throw fields.wrong(name, "Input should be less than or equal to " + MOST_INTERVALS);
            }
            return number <= 0 ? usual : number;
        }

        private static List<Integer> brackets(Fields fields) {
            return fields.texts("retentionCustomBrackets").stream()
                    .map(text -> bracket(text, fields))
                    .toList();
        }

        private static Integer bracket(String text, Fields fields) {
            try {
                int size = (int) Double.parseDouble(text);
                if (size > 0 && size <= MOST_INTERVALS) {
                    return size;
                }
            } catch (NumberFormatException noNumber) {
                throw fields.wrong("retentionCustomBrackets", "Input should be a valid number");
            }
            throw fields.wrong("retentionCustomBrackets", "Input should be greater than 0");
        }

        private static @Nullable Aggregation aggregation(Fields fields) {
            AggregationType type =
                    fields.choice("aggregationType", AggregationType.class, AggregationType.COUNT);
            String property = fields.text("aggregationProperty");
            return type == AggregationType.COUNT || property == null
                    ? null
                    : new Aggregation(
                            type,
                            property,
                            "person".equals(fields.text("aggregationPropertyType")));
        }
    }

    @Override
    public String kind() {
        return "RetentionQuery";
    }

    static RetentionQuery parse(Fields fields) {
        return new RetentionQuery(
                InsightScope.parse(fields),
                fields.objectOrEmpty("retentionFilter", RetentionFilter::parse),
                fields.objectOrEmpty("breakdownFilter", BreakdownFilter::parse));
    }

    /** An entity of a retention: {@code {id, type}}, page views by default. */
    private static Entity entity(Fields fields, String name) {
        Entity entity = fields.object(name, RetentionQuery::entity);
        return entity == null ? new EventsNode("$pageview", EntityDetails.NONE) : entity;
    }

    private static Entity entity(Fields fields) {
        EntityDetails details = EntityDetails.parse(fields);
        String type = fields.text("type");
        return switch (type == null ? "events" : type) {
            case "actions" -> {
                Long id = fields.longInteger("id");
                if (id == null) {
                    throw fields.wrong("id", "Field required");
                }
                yield new ActionsNode(id, details);
            }
            case "data_warehouse" ->
                    throw fields.wrong("type", "Data warehouse series are not supported");
            default -> new EventsNode(fields.scalarText("id"), details);
        };
    }
}
