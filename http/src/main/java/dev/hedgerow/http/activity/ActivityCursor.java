package dev.hedgerow.http.activity;

import dev.hedgerow.http.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place between two entries of the log.
 *
 * @param backwards whether the entries after {@code id} are wanted, rather than those before it
 */
record ActivityCursor(boolean backwards, long id) {
    /** Before nothing: the newest entries. */
    static final ActivityCursor START = new ActivityCursor(false, Long.MAX_VALUE);

    private static final String FORWARDS_MARK = "before:";
    private static final String BACKWARDS_MARK = "after:";

    String text() {
        String plain = (backwards ? BACKWARDS_MARK : FORWARDS_MARK) + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #text} wrote; 404 for anything else, as for a page that is not there. */
    static ActivityCursor read(String text) {
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound("Invalid cursor");
        }
        if (!plain.matches("(before|after):\\d{1,18}")) {
            throw ApiException.notFound("Invalid cursor");
        }
        return new ActivityCursor(
                plain.startsWith(BACKWARDS_MARK),
                Long.parseLong(plain.substring(plain.indexOf(':') + 1)));
    }
}
