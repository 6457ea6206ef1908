package dev.hedgerow.server.demo;

import org.jspecify.annotations.Nullable;

/** The demo cannot go on; the message says why and what to do. */
public final class DemoException extends RuntimeException {
    private DemoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The folder was filled by something else. */
    public static DemoException notADemo(String folder) {
        return new DemoException(
                ("The data folder %s holds data that is no demo's. Start the demo in a folder of its own:"
                                + " ./hedgerow demo --data ./hedgerow-data-demo")
                        .formatted(folder),
                null);
    }

    static DemoException unreachable(Throwable cause) {
        return new DemoException(
                "The sample data was not loaded to its end; the next start of the demo goes on with it.",
                cause);
    }

    static DemoException refused(int status, String answer) {
        return new DemoException(
                "The server answered %d to sample data: %s".formatted(status, answer), null);
    }
}
