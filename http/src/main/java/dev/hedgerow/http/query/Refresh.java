package dev.hedgerow.http.query;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.insights.run.RefreshMode;
import org.jspecify.annotations.Nullable;

/** Reads {@code refresh}, which stands in bodies and in query strings. */
public final class Refresh {
    private Refresh() {}

    /**
     * The mode that the query string of a call asks for. Holders of a shared link cannot calculate
     * at will: they get fresh answers, calculated once for all of them.
     */
    public static RefreshMode mode(Call<?> call, RefreshMode otherwise) {
        RefreshMode asked = mode(call.query("refresh"), otherwise);
        if (call.link() == null) {
            return asked;
        }
        return switch (asked) {
            case FORCE_BLOCKING -> RefreshMode.BLOCKING;
            case FORCE_ASYNC -> RefreshMode.ASYNC;
            case FORCE_CACHE -> RefreshMode.LAZY_ASYNC;
            case BLOCKING, ASYNC, LAZY_ASYNC, ASYNC_EXCEPT_ON_CACHE_MISS -> asked;
        };
    }

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
