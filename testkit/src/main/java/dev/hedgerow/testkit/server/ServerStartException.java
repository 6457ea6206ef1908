package dev.hedgerow.testkit.server;

/** A child server that did not come up; the message holds its output. */
public final class ServerStartException extends RuntimeException {
    ServerStartException(String message) {
        super(message);
    }
}
