package dev.hedgerow.insights.retention;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.activity.ActivityBits;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.query.PropertySubject;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.RetentionQuery.Aggregation;
import dev.hedgerow.insights.query.RetentionQuery.RetentionFilter;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the query of what each actor did. For one query. */
final class Journeys {
    private static final Expr TIMESTAMP = Field.of("timestamp");
    private static final Expr NOTHING = Constant.of("");
    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    private final RetentionFilter filter;
    private final ZonedDateTime from;
    private final ZonedDateTime to;
    private final ActivityBits bits;
    private final Expr actor;
    private final Expr breakdown;
    private final Events events;
    private final Expr scope;

    /**
     * Which events are looked for.
     *
     * @param seen those of which the first decides in "first ever"; otherwise the start
     */
    record Events(Expr seen, Expr start, Expr returning) {}

    /**
     * Of one plan.
     *
     * @param breakdown the value of an event
     * @param scope which events are looked at, besides those
     */
    Journeys(
            RetentionFilter filter,
            RetentionRange range,
            Expr actor,
            Expr breakdown,
            Events events,
            Expr scope) {
        this.filter = filter;
        this.from = range.range().from();
        this.to = range.range().to();
        this.bits = new ActivityBits(Math.max(range.starts().size() + 1, filter.totalIntervals()));
        this.actor = actor;
        this.breakdown = breakdown;
        this.events = events;
        this.scope = scope;
    }

    /** Whether numbers of a property are asked for. */
    static boolean hasAmounts(RetentionFilter filter) {
        return filter.aggregation() != null;
    }

    boolean isFirstEver() {
        return filter.type() == RetentionQuery.Type.FIRST_EVER;
    }

    private boolean isRecurring() {
        return filter.type() == RetentionQuery.Type.RECURRING;
    }

    Query query() {
        if (filter.rolling()) {
            return rolling();
        }
        boolean needsNumbers = filter.minimumOccurrences() > 1 || hasAmounts(filter);
        return needsNumbers ? ofBuckets() : direct();
    }

    private Query direct() {
        Expr index = index();
        boolean alike = isRecurring() && events.start().equals(events.returning());
        Map<String, Expr> values = base();
        values.put(
                "breakdown",
                isFirstEver() ? Call.of("argMinIf", breakdown, TIMESTAMP, events.seen()) : NOTHING);
        if (isRecurring()) {
            values.put("seen_at", Constant.of(0));
            values.put("first_at", Constant.of(0));
            values.put("starts", bits.collect(index, alike ? Conditions.TRUE : events.start()));
        } else {
            Expr time = Call.of("toNullable", TIMESTAMP);
            values.put("seen_at", Call.of("minIf", time, events.seen()));
            values.put("first_at", Call.of("minIf", time, events.start()));
            values.put("starts", Constant.of(0));
        }
        values.put("returns", bits.collect(index, alike ? Conditions.TRUE : returns()));
        return RetentionTemplates.JOURNEYS.fill(values);
    }

    /** What is the same in every form: whose, under which value, and where to look. */
    private Map<String, Expr> base() {
        Map<String, Expr> values = new HashMap<>();
        values.put("actor", actor);
        values.put("key", isFirstEver() ? NOTHING : breakdown);
        values.put("condition", condition());
        return values;
    }

    private Expr index() {
        return BucketExpressions.index(filter.period().interval(), TIMESTAMP, from);
    }

    /**
     * First events are looked for in all of the past; returns never before the range, nor after it
     * unless they count by windows of their own.
     */
    private Expr condition() {
        if (isRecurring()) {
            Expr either =
                    events.start().equals(events.returning())
                            ? events.start()
                            : Conditions.or(List.of(events.start(), events.returning()));
            return Conditions.and(BucketExpressions.within(TIMESTAMP, from, to), either, scope);
        }
        return Conditions.and(
                filter.rolling() ? Conditions.TRUE : BucketExpressions.until(TIMESTAMP, to),
                Conditions.or(List.of(events.seen(), returns())),
                scope);
    }

    private Expr returns() {
        return isRecurring()
                ? events.returning()
                : Conditions.and(
                        events.returning(),
                        Conditions.compare(
                                CompareOp.GREATER_OR_EQUAL,
                                TIMESTAMP,
                                Constant.of(from.toInstant())));
    }

    private Query tagged() {
        Map<String, Expr> values = base();
        values.put("breakdown", breakdown);
        values.put("bucket", index());
        values.put("is_seen", events.seen());
        values.put("is_start", events.start());
        values.put("is_return", returns());
        values.put("amount", amount(filter.aggregation()));
        return RetentionTemplates.TAGGED_EVENTS.fill(values);
    }

    private static Expr amount(@Nullable Aggregation aggregation) {
        if (aggregation == null) {
            return Constant.of(0.0);
        }
        PropertySubject subject =
                aggregation.ofPerson() ? PropertySubject.PERSON : PropertySubject.EVENT;
        return Call.of(
                "ifNull",
                Call.of("toFloat", FilterScope.EVENTS.field(subject, aggregation.property())),
                Constant.of(0.0));
    }

    private Query ofBuckets() {
        boolean amounts = hasAmounts(filter);
        Query tagged = tagged();
        Query source =
                amounts
                        ? RetentionTemplates.ANCHORED_IN_BUCKET.fill(
                                Map.of("events", QueryTemplate.value(tagged)))
                        : tagged;
        Expr isLater =
                amounts
                        ? Conditions.compare(CompareOp.GREATER, Field.of("at"), Field.of("anchor"))
                        : Conditions.TRUE;
        Query buckets =
                RetentionTemplates.PER_BUCKET.fill(
                        Map.of("events", QueryTemplate.value(source), "is_later", isLater));
        // Amounts count every return, however few (as PostHog does).
        int least = amounts ? 1 : filter.minimumOccurrences();
        Map<String, Expr> values = new HashMap<>();
        values.put("buckets", QueryTemplate.value(buckets));
        values.put("starts", isRecurring() ? ofAtLeast("started", 1) : Constant.of(0));
        values.put("returns", ofAtLeast("returned", least));
        return (amounts
                        ? RetentionTemplates.JOURNEYS_WITH_AMOUNTS
                        : RetentionTemplates.JOURNEYS_OF_BUCKETS)
                .fill(values);
    }

    private Expr ofAtLeast(String number, int least) {
        return bits.collect(
                Field.of("bucket"),
                Conditions.compare(
                        CompareOp.GREATER_OR_EQUAL, Field.of(number), Constant.of(least)));
    }

    private Query rolling() {
        Expr since =
                Call.of(
                        "minus",
                        Call.of("toUnixTimestamp64Micro", Field.of("at")),
                        Call.of("toUnixTimestamp64Micro", Field.of("first_at")));
        Expr window =
                Call.of("intDiv", since, Constant.of(filter.period().hours() * MICROS_PER_HOUR));
        // Of firsts before the range, which are dropped later, windows may not fit into the bits.
        Expr fits = Conditions.compare(CompareOp.LESS, window, Constant.of((long) bits.buckets()));
        Map<String, Expr> values = new HashMap<>();
        values.put("events", QueryTemplate.value(tagged()));
        values.put("returns", bits.collect(window, Conditions.and(Field.of("is_return"), fits)));
        return RetentionTemplates.ROLLING_JOURNEYS.fill(values);
    }
}
