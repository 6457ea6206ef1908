package dev.hedgerow.http.auth;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about who sends it. Its text form leaves the secrets out.
 *
 * @param authorization the header
 * @param keyInQuery {@code personal_api_key} of the query string
 * @param keyInBody reads {@code personal_api_key} of the body, only asked when nothing else speaks
 * @param sharingToken {@code sharing_access_token} of the query string
 * @param session the value of the session cookie
 * @param csrf the header that proves that a page of ours sent the request
 * @param method the HTTP method
 */
public record Credentials(
        @Nullable String authorization,
        @Nullable String keyInQuery,
        Supplier<@Nullable String> keyInBody,
        @Nullable String sharingToken,
        @Nullable String session,
        @Nullable String csrf,
        String method) {
    public static final String SESSION_COOKIE = "sessionid";
    public static final String CSRF_COOKIE = "posthog_csrftoken";
    public static final String CSRF_HEADER = "X-CSRFToken";

    @Override
    public String toString() {
        return "Credentials[" + method + "]";
    }
}
