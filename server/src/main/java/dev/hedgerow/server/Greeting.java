package dev.hedgerow.server;

import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.io.PrintWriter;

/**
 * What the terminal shows after a start: where the server is, and what the first start made. The
 * only place where secrets are ever shown.
 */
final class Greeting {
    private Greeting() {}

    static void print(PrintWriter out, Config config, RunningServer server) {
        out.println("Hedgerow is ready at " + server.url() + "  (data in " + config.data() + ")");
        if (!config.address().isLoopback()) {
            out.println(
                    "WARNING: other machines can reach this server, and it does not encrypt. Put a proxy with TLS in front of it.");
        }
        server.firstStart().ifPresent(made -> printMade(out, config.bootstrap(), made));
        out.flush();
    }

    private static void printMade(PrintWriter out, Config.Bootstrap preset, FirstStart.Made made) {
        out.println();
        out.println("First start: made a user, a project and a key. They are shown this once.");
        out.println("  login          " + made.user().email());
        out.println(
                "  password       "
                        + (preset.password() == null ? made.password() : "(as preset)"));
        out.println("  project token  " + made.project().apiToken());
        out.println(
                "  API key        " + (preset.apiKey() == null ? made.apiKey() : "(as preset)"));
        out.println();
    }
}
