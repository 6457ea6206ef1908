package dev.hedgerow.http.route;

/** The HTTP methods that endpoints answer to; OPTIONS and HEAD are derived. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether a request of this method carries a body that a route may want. */
    boolean hasBody() {
        return this != GET;
    }
}
