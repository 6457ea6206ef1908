package dev.hedgerow.http.query;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.insights.run.RefreshMode;
import org.jspecify.annotations.Nullable;

/** Reads {@code refresh}, which stands in bodies and in query strings. */
public final class Refresh {
    private Refresh() {}

    /** The mode that a text names; {@code otherwise} when there is none. */
    public static RefreshMode mode(@Nullable String text, RefreshMode otherwise) {
        if (text == null) {
            return otherwise;
        }
        return RefreshMode.parse(text)
                .orElseThrow(() ->
                        ApiException.invalid("refresh", "\"" + text + "\" is not a valid choice."));
    }
}
