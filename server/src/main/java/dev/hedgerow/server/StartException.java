package dev.hedgerow.server;

import org.jspecify.annotations.Nullable;

/**
 * The server cannot start. The message tells the person at the terminal what is wrong and what to
 * do; no stack trace is needed.
 */
public final class StartException extends RuntimeException {
    private StartException(String message, Throwable cause) {
        super(message, cause);
    }

    static StartException portInUse(String host, int port, Throwable cause) {
        return new StartException(
                "Port %d on %s is in use by another process. Stop it, or choose another port with --port."
                        .formatted(port, host),
                cause);
    }

    static StartException cannotListen(
            Config.Address address, @Nullable String why, Throwable cause) {
        return new StartException(
                "Cannot listen on %s:%d: %s. Choose another address with --host and --port."
                        .formatted(address.host(), address.port(), why),
                cause);
    }

    static StartException folder(String folder, String why, Throwable cause) {
        return new StartException(
                "Cannot use the data folder %s: %s".formatted(folder, why), cause);
    }

    /** A file that cannot be opened; the message of its own module says which and why. */
    static StartException file(RuntimeException cause) {
        return new StartException(String.valueOf(cause.getMessage()), cause);
    }
}
