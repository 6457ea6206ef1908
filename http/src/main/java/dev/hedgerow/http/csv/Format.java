package dev.hedgerow.http.csv;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The format of an answer: {@code ?format=}, else the end of the path ({@code trend.csv/}), else
 * the {@code Accept} header of a client that takes nothing but CSV.
 */
public enum Format {
    JSON,
    CSV;

    private static final String CSV_SUFFIX = ".csv";
    private static final String JSON_SUFFIX = ".json";

    /** 404 for a format there is not, as PostHog answers. */
    public static Format of(Call<?> call) {
        String asked = call.query("format");
        if (asked != null && !asked.isBlank()) {
            return switch (asked.toLowerCase(Locale.ROOT)) {
                case "csv" -> CSV;
                case "json" -> JSON;
                default ->
                        throw ApiException.notFound(
                                "The format \"" + asked + "\" is not available: json or csv.");
            };
        }
        String path = call.path();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean accepted = "text/csv".equals(call.header("Accept"));
        return bare.endsWith(CSV_SUFFIX) || accepted ? CSV : JSON;
    }

    /** A last part of a path without the end that names a format. */
    public static String withoutSuffix(String part) {
        String shorter = without(part, CSV_SUFFIX);
        return shorter == null ? orSelf(without(part, JSON_SUFFIX), part) : shorter;
    }

    private static @Nullable String without(String part, String suffix) {
        return part.endsWith(suffix) ? part.substring(0, part.length() - suffix.length()) : null;
    }

    private static String orSelf(@Nullable String shorter, String self) {
        return shorter == null ? self : shorter;
    }
}
