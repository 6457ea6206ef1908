package dev.hedgerow.http.route;

import io.javalin.http.Context;

/**
 * Lets browsers of other sites call an endpoint: what they ask for beforehand is granted as asked.
 */
final class CrossOrigin {
    private static final String DAY_SECONDS = "86400";

    private CrossOrigin() {}

    /**
     * Headers of an answer. Credentials are allowed because SDKs send beacons with them; capture
     * reads no cookie.
     */
    static void allow(Context context) {
        String origin = context.header("Origin");
        if (origin == null) {
            context.header("Access-Control-Allow-Origin", "*");
            return;
        }
        context.header("Access-Control-Allow-Origin", origin);
        context.header("Access-Control-Allow-Credentials", "true");
        context.header("Vary", "Origin");
    }

    /** The answer to a browser that asks first. */
    static void preflight(Context context) {
        allow(context);
        context.header("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        String headers = context.header("Access-Control-Request-Headers");
        context.header(
                "Access-Control-Allow-Headers",
                headers == null ? "X-Requested-With, Content-Type" : headers);
        context.header("Access-Control-Max-Age", DAY_SECONDS);
        context.status(204);
    }
}
