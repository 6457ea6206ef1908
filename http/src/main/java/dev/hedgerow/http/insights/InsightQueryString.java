package dev.hedgerow.http.insights;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Page;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.insights.time.RelativeDate;
import dev.hedgerow.metadata.dashboards.InsightPlacement;
import dev.hedgerow.metadata.insights.InsightFilter;
import dev.hedgerow.metadata.insights.InsightKind;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads which insights a list shall show from the query string. {@code favorited} and {@code user}
 * count as set with any value.
 */
public final class InsightQueryString {
    private final JsonMapper mapper;
    private final InsightPlacement placement;
    private final Clock clock;

    public InsightQueryString(JsonMapper mapper, InsightPlacement placement, Clock clock) {
        this.mapper = mapper;
        this.placement = placement;
        this.clock = clock;
    }

    InsightFilter filter(Call<?> call, Page.Slice slice) {
        return new InsightFilter(
                given(call, "search"),
                given(call, "short_id"),
                given(call, "saved") == null ? null : call.queryFlag("saved"),
                call.query("favorited") == null ? null : Boolean.TRUE,
                users(call),
                onDashboards(call),
                call.queryFlag("saved") ? placement.listed(call.project().id()) : Set.of(),
                texts(call, "tags"),
                kind(given(call, "insight")),
                period(call, "date_from", "date_to"),
                period(call, "created_date_from", "created_date_to"),
                period(call, "last_viewed_date_from", "last_viewed_date_to"),
                given(call, "feature_flag"),
                texts(call, "events"),
                call.queryFlag("hide_feature_flag_insights"),
                order(given(call, "order")),
                slice.limit(),
                slice.offset());
    }

    private static @Nullable String given(Call<?> call, String name) {
        String text = call.query(name);
        return text == null || text.isBlank() ? null : text;
    }

    private Set<Long> users(Call<?> call) {
        Set<Long> ids = new HashSet<>();
        if (call.query("user") != null) {
            ids.add(call.caller().user().id());
        }
        String author = given(call, "created_by");
        if (author != null) {
            JsonNode parsed = parse("created_by", author);
            for (JsonNode id : parsed.isArray() ? parsed : mapper.createArrayNode().add(parsed)) {
                if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                    throw ApiException.invalid("created_by", "A valid integer is required.");
                }
                ids.add(id.asLong());
            }
        }
        return ids;
    }

    /** The insights on all the dashboards asked for; null when none was. */
    private @Nullable Set<Long> onDashboards(Call<?> call) {
        Set<String> texts = texts(call, "dashboards");
        if (texts.isEmpty()) {
            return null;
        }
        Set<Long> ids = new HashSet<>();
        for (String text : texts) {
            if (!text.matches("\\d{1,18}")) {
                throw ApiException.invalid("dashboards", "A valid integer is required.");
            }
            ids.add(Long.valueOf(text));
        }
        return placement.onAll(call.project().id(), ids);
    }

    private static Set<String> texts(Call<?> call, String name) {
        Set<String> texts = call.queryTexts(name);
        return texts == null ? Set.of() : texts;
    }

    private JsonNode parse(String name, String text) {
        try {
            return mapper.readTree(text);
        } catch (JacksonException e) {
            throw ApiException.invalid(name, "Expected a JSON list.");
        }
    }

    private static @Nullable InsightKind kind(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return InsightKind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(
                    "insight", "invalid_choice", "\"" + name + "\" is not a valid choice.");
        }
    }

    private InsightFilter.Period period(Call<?> call, String from, String to) {
        return new InsightFilter.Period(instant(call, from), instant(call, to));
    }

    /** A date, or one counted from now such as {@code -7d}, which begins at midnight. */
    private @Nullable Instant instant(Call<?> call, String name) {
        String text = given(call, name);
        if (text == null) {
            return null;
        }
        ZonedDateTime now = clock.instant().atZone(call.project().zone());
        return DateText.absolute(text, now.getZone())
                .or(() -> RelativeDate.parse(text).map(relative -> from(relative, now)))
                .orElseThrow(() ->
                        ApiException.invalid(name, "Expected a date such as 2024-01-31 or -7d."))
                .toInstant();
    }

    private static ZonedDateTime from(RelativeDate relative, ZonedDateTime now) {
        ZonedDateTime date = relative.before(now, DayOfWeek.SUNDAY);
        return relative.isWithinDay() ? date : date.truncatedTo(ChronoUnit.DAYS);
    }

    private static InsightFilter.@Nullable Order order(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean descending = text.startsWith("-");
        String column = descending ? text.substring(1) : text;
        try {
            return new InsightFilter.Order(
                    InsightFilter.Column.valueOf(column.toUpperCase(Locale.ROOT)), descending);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(
                    "order", "invalid_choice", "\"" + text + "\" is not a valid choice.");
        }
    }
}
