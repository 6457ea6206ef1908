package dev.hedgerow.http.auth;

/** Who may call an endpoint. */
public sealed interface Access {

    /** Everyone, without credentials: capture, health, login. */
    record Everyone() implements Access {}

    /**
     * A signed-in user, or a personal API key that holds the scope.
     *
     * @param scope {@code resource:read} or {@code resource:write}; write includes read
     */
    record Scoped(String scope) implements Access {}

    /** A signed-in user or any key, whatever it holds. */
    record Known() implements Access {}

    /** A user who signed in with a password; keys are refused, whatever they hold. */
    record SessionOnly() implements Access {}
}
