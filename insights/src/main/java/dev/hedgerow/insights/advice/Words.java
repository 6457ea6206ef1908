package dev.hedgerow.insights.advice;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByHogql;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.BreakdownFilter;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.InsightScope;
import dev.hedgerow.insights.query.SeriesMath;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How sentences spell what queries and answers hold. */
final class Words {
    private Words() {}

    /** What people called a series, or else the event or action. */
    static String of(Entity entity, ProjectSnapshot project) {
        String customName = entity.details().customName();
        return customName != null && !customName.isBlank()
                ? customName
                : SeriesNames.of(entity, project);
    }

    /** What is counted of a series: {@code unique users}, {@code average of price}. */
    static String of(SeriesMath math) {
        String property = math.property();
        String words =
                switch (math.kind()) {
                    case TOTAL -> "count";
                    case DAU -> "unique users";
                    case WEEKLY_ACTIVE -> "weekly active users";
                    case MONTHLY_ACTIVE -> "monthly active users";
                    case UNIQUE_SESSION -> "unique sessions";
                    case UNIQUE_GROUP -> "unique groups";
                    case FIRST_TIME_FOR_USER,
                            FIRST_MATCHING_EVENT_FOR_USER,
                            FIRST_TIME_FOR_USER_WITH_FILTERS ->
                            "first time users";
                    case AVG -> "average";
                    case SUM -> "sum";
                    case MIN -> "minimum";
                    case MAX -> "maximum";
                    case HOGQL -> "by expression";
                    case MEDIAN,
                            P75,
                            P90,
                            P95,
                            P99,
                            AVG_COUNT_PER_ACTOR,
                            MIN_COUNT_PER_ACTOR,
                            MAX_COUNT_PER_ACTOR,
                            MEDIAN_COUNT_PER_ACTOR,
                            P75_COUNT_PER_ACTOR,
                            P90_COUNT_PER_ACTOR,
                            P95_COUNT_PER_ACTOR,
                            P99_COUNT_PER_ACTOR ->
                            math.kind().json().replace("_actor", "_user").replace('_', ' ');
                };
        return property == null ? words : words + " of " + property;
    }

    /** By what an answer is split, {@code " by $browser and $os"}; empty for nothing. */
    static String by(BreakdownFilter filter, ProjectSnapshot project) {
        return filter.isEmpty()
                ? ""
                : " by "
                        + filter.breakdowns().stream()
                                .map(breakdown -> of(breakdown, project))
                                .collect(Collectors.joining(" and "));
    }

    private static String of(Breakdown breakdown, ProjectSnapshot project) {
        return switch (breakdown) {
            case ByProperty property -> property.key();
            case ByHogql hogql -> hogql.expression();
            case ByCohort cohorts ->
                    "cohort "
                            + cohorts.cohortIds().stream()
                                    .map(id -> SeriesNames.ofCohort(id, project))
                                    .collect(Collectors.joining(", "));
        };
    }

    /** Who is counted: {@code user}, or the name of a type of group. */
    static String actor(InsightScope scope, ProjectSnapshot project) {
        return group(scope.aggregationGroupTypeIndex(), project, "user");
    }

    /** The name of a type of group; {@code otherwise} for no type. */
    static String group(@Nullable Integer index, ProjectSnapshot project, String otherwise) {
        if (index == null) {
            return otherwise;
        }
        boolean isKnown = index >= 0 && index < project.groupTypes().size();
        return isKnown ? project.groupTypes().get(index) : "group";
    }

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** A text that begins a sentence or stands in a title. */
    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** With a comma between thousands. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Whole numbers as they are, others with one decimal, tiny ones with three. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return number((long) value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.3f" : "%,.1f", value);
    }

    /** A share from 0 to 1 as a percentage. */
    static String share(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** How much more or less; {@code up from nothing} where there was nothing before. */
    static String change(double before, double after) {
        if (before == 0) {
            return after == 0 ? "unchanged" : "up from nothing";
        }
        return String.format(Locale.ROOT, "%+.0f%%", 100 * (after - before) / Math.abs(before));
    }

    /** A breakdown value as people read it. */
    static String value(String value) {
        return switch (value) {
            case BreakdownValues.NULL -> "(none)";
            case BreakdownValues.OTHER -> "(other)";
            default -> value;
        };
    }
}
