package dev.hedgerow.insights.filter;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Fields;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.insights.time.RelativeDate;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The times of behavioural criteria: {@code time_value} times {@code time_interval} ago until now,
 * or {@code explicit_datetime} until {@code explicit_datetime_to}, as in the date range of an
 * insight.
 */
final class BehaviourTimes {
    private static final String VALUE = "time_value";
    private static final String UNIT = "time_interval";
    private static final String EXPLICIT = "explicit_datetime";
    private static final String EXPLICIT_END = "explicit_datetime_to";
    private static final int MONTHS_OF_A_YEAR = 12;

    private final ProjectSnapshot project;
    private final ZonedDateTime now;
    private final DateRanges ranges;

    BehaviourTimes(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now.atZone(project.zone());
        this.ranges = new DateRanges(project.zone(), project.weekStart(), now);
    }

    /** The days in which something has to happen. */
    ResolvedRange range(Fields fields) {
        return hasExplicit(fields)
                ? range(date(fields, EXPLICIT), date(fields, EXPLICIT_END))
                : range(ago(fields, VALUE, UNIT), null);
    }

    /** The last days of the range. */
    ResolvedRange recent(Fields fields) {
        return hasExplicit(fields) ? range(fields) : range(recentStart(fields), null);
    }

    /** From the start of the range to the end of the day on which the last days begin. */
    ResolvedRange rangeBeforeRecent(Fields fields) {
        return range(ago(fields, VALUE, UNIT), recentStart(fields));
    }

    private static String recentStart(Fields fields) {
        return ago(fields, "seq_time_value", "seq_time_interval");
    }

    private ResolvedRange range(@Nullable String from, @Nullable String to) {
        return ranges.resolve(new DateRange(from, to, false), Interval.DAY, null);
    }

    /** The moment after which events are counted one by one. */
    ZonedDateTime after(Fields fields) {
        ZonedDateTime explicit = moment(fields, EXPLICIT);
        return explicit == null ? range(fields).from() : explicit;
    }

    /** The moment before which events are counted; null for now. */
    @Nullable ZonedDateTime before(Fields fields) {
        return hasExplicit(fields) ? moment(fields, EXPLICIT_END) : null;
    }

    private @Nullable ZonedDateTime moment(Fields fields, String name) {
        String text = date(fields, name);
        if (text == null) {
            return null;
        }
        boolean isRelative = parse(text, fields.path(name)).relative() != null;
        return isRelative ? range(text, null).from() : parse(text, fields.path(name)).value();
    }

    private static boolean hasExplicit(Fields fields) {
        String text = fields.text(EXPLICIT);
        return text != null && !text.isBlank();
    }

    /** The text of a date, which is one. */
    private @Nullable String date(Fields fields, String name) {
        String text = fields.text(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        parse(text, fields.path(name));
        return text;
    }

    private DateText.Parsed parse(String text, String path) {
        return DateText.parse(text, now, project.weekStart(), path);
    }

    /** How far apart two events may be; months have 30 days. */
    long windowSeconds(Fields fields) {
        long amount = positive(fields, "seq_time_value");
        Duration unit =
                switch (unit(fields, "seq_time_interval")) {
                    case MINUTE -> Duration.ofMinutes(1);
                    case HOUR -> Duration.ofHours(1);
                    case WEEK -> Duration.ofDays(7);
                    case MONTH -> Duration.ofDays(30);
                    case YEAR -> Duration.ofDays(365);
                    default -> Duration.ofDays(1);
                };
        return amount * unit.toSeconds();
    }

    /** Where periods end, from the end of yesterday backwards; one more than there are periods. */
    List<ZonedDateTime> endsOfPeriods(Fields fields, int periods) {
        int amount = positive(fields, VALUE);
        RelativeDate.Unit unit = unit(fields, UNIT);
        boolean years = unit == RelativeDate.Unit.YEAR;
        ZonedDateTime last = range(null, "-1d").to();
        return IntStream.rangeClosed(0, periods)
                .mapToObj(i ->
                        new RelativeDate(
                                        amount * i * (years ? MONTHS_OF_A_YEAR : 1),
                                        years ? RelativeDate.Unit.MONTH : unit,
                                        RelativeDate.Position.EXACT)
                                .before(last, project.weekStart()))
                .toList();
    }

    /** Such as {@code -7d}. */
    private static String ago(Fields fields, String valueName, String unitName) {
        String letter =
                switch (unit(fields, unitName)) {
                    case MINUTE -> "M";
                    case HOUR -> "h";
                    case WEEK -> "w";
                    case MONTH -> "m";
                    case YEAR -> "y";
                    default -> "d";
                };
        return "-" + positive(fields, valueName) + letter;
    }

    private static int positive(Fields fields, String name) {
        Integer value = fields.integer(name);
        if (value == null) {
            throw fields.wrong(name, "Field required");
        }
        if (value < 1 || value > 999_999) {
            throw fields.wrong(name, "Input should be a positive number");
        }
        return value;
    }

    private static RelativeDate.Unit unit(Fields fields, String name) {
        String unit = fields.requiredText(name);
        return switch (unit) {
            case "minute" -> RelativeDate.Unit.MINUTE;
            case "hour" -> RelativeDate.Unit.HOUR;
            case "day" -> RelativeDate.Unit.DAY;
            case "week" -> RelativeDate.Unit.WEEK;
            case "month" -> RelativeDate.Unit.MONTH;
            case "year" -> RelativeDate.Unit.YEAR;
            default -> throw fields.wrong(name, "Unknown unit '" + unit + "'");
        };
    }
}
