package dev.hedgerow.http.route;

import dev.hedgerow.http.error.ApiException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a list, in the envelope of every list answer.
 *
 * @param count how many there are in all
 * @param next the URL of the slice after this, or null
 * @param previous the URL of the slice before this, or null
 */
public record Page<T>(
        long count, @Nullable String next, @Nullable String previous, List<T> results) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    public Page {
        results = List.copyOf(results);
    }

    /**
     * How many to skip and how many to give, from {@code offset} and {@code limit} of the query
     * string.
     */
    public record Slice(int offset, int limit) {}

    /**
     * The slice that a call asks for: 100 items unless it says otherwise, never over 1000. As in
     * PostHog, what is no whole number from 0 on is as good as not given.
     */
    public static Slice slice(Call<?> call) {
        int limit = wholeNumber(call, "limit");
        return new Slice(
                wholeNumber(call, "offset"),
                limit == 0 ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT));
    }

    private static int wholeNumber(Call<?> call, String name) {
        String text = call.query(name);
        return text != null && text.matches("\\+?\\d{1,400}") ? call.queryInt(name, 0) : 0;
    }

    /** The envelope around one slice of {@code count} items. */
    public static <T> Page<T> of(Call<?> call, Slice slice, long count, List<T> results) {
        long after = (long) slice.offset() + slice.limit();
        String next = after < count ? url(call, after, slice.limit()) : null;
        String previous =
                slice.offset() > 0
                        ? url(call, Math.max(0, slice.offset() - slice.limit()), slice.limit())
                        : null;
        return new Page<>(count, next, previous, results);
    }

    /** The envelope around a whole list that fits in memory: cuts the slice itself. */
    public static <T> Page<T> of(Call<?> call, List<T> all) {
        Slice slice = slice(call);
        int from = Math.min(slice.offset(), all.size());
        int to = Math.min(from + slice.limit(), all.size());
        return of(call, slice, all.size(), all.subList(from, to));
    }

    /** Where the page of that size begins whose number, from 1, is asked for. */
    public static int offsetOf(Call<?> call, int size) {
        return (number(call) - 1) * size;
    }

    /** The envelope of a list that has numbered pages; 404 for a page that is not there. */
    public static <T> Page<T> numbered(Call<?> call, int size, int count, List<T> results) {
        int page = number(call);
        if (results.isEmpty() && page > 1) {
            throw ApiException.notFound("Invalid page.");
        }
        return new Page<>(
                count,
                (long) page * size < count ? numberedUrl(call, page + 1) : null,
                page > 1 ? numberedUrl(call, page - 1) : null,
                results);
    }

    private static int number(Call<?> call) {
        String text = call.query("page");
        if (text == null || text.isEmpty()) {
            return 1;
        }
        if (!text.matches("0*[1-9]\\d{0,5}")) {
            throw ApiException.notFound("Invalid page.");
        }
        return Integer.parseInt(text);
    }

    private static String numberedUrl(Call<?> call, int page) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        changed.put("page", page > 1 ? page : null);
        return urlWith(call, changed);
    }

    private static String url(Call<?> call, long offset, int limit) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        changed.put("limit", limit);
        changed.put("offset", offset > 0 ? offset : null);
        return urlWith(call, changed);
    }

    /** The URL of the slice that begins there. */
    public static String urlAt(Call<?> call, int offset) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        changed.put("offset", offset > 0 ? offset : null);
        return urlWith(call, changed);
    }

    /** The URL of a call with some query parameters changed; null takes one away. */
    public static String urlWith(Call<?> call, Map<String, ? extends @Nullable Object> changed) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : call.queryParameters().entrySet()) {
            if (!changed.containsKey(parameter.getKey())) {
                parameter
                        .getValue()
                        .forEach(value ->
                                parts.add(encode(parameter.getKey()) + "=" + encode(value)));
            }
        }
        changed.forEach((name, value) -> {
            if (value != null) {
                parts.add(encode(name) + "=" + encode(value.toString()));
            }
        });
        return parts.isEmpty() ? call.url() : call.url() + "?" + String.join("&", parts);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
