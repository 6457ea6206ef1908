package dev.hedgerow.server;

import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.server.demo.DemoException;
import dev.hedgerow.server.demo.DemoInsights;
import dev.hedgerow.server.demo.DemoLoader;
import dev.hedgerow.server.demo.DemoState;
import dev.hedgerow.server.demo.DemoStory;
import dev.hedgerow.server.demo.ProgressLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hedgerow demo}: a server with ninety days of sample data, which its first start loads. */
@Command(
        name = "demo",
        description = "Start the server with 90 days of sample data.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the sample data (${DEFAULT-VALUE})")
    private long seed;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Config given = options.config();
        DemoState state = state(given);
        Config config = given.withProjectToken(state.token());
        PrintWriter out = spec.commandLine().getOut();
        ServerRun.untilEnd(
                config,
                server -> {
                    if (!state.isLoaded()) {
                        load(config, server, state, out);
                    }
                    Greeting.print(out, config, server);
                    printTry(out, server, state);
                });
        return CommandLine.ExitCode.OK;
    }

    /** What the folder holds, or the beginning of a new demo; written before anything else is. */
    private DemoState state(Config config) {
        Path folder = config.data();
        Optional<DemoState> found = DemoState.read(folder);
        if (found.isPresent()) {
            return found.get();
        }
        if (Files.exists(folder.resolve(DataFolder.METADATA_FILE))) {
            throw DemoException.notADemo(folder.toString());
        }
        String preset = config.bootstrap().projectToken();
        String token = preset == null ? new Secrets(new SecureRandom()).projectToken() : preset;
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        DemoState state = new DemoState(seed, end, token, false);
        state.write(folder);
        return state;
    }

    private static void load(Config config, RunningServer server, DemoState state, PrintWriter out)
            throws IOException, InterruptedException {
        URI url = URI.create(server.url());
        Optional<FirstStart.Made> made = server.firstStart();
        if (made.isPresent()) {
            DemoInsights.save(url, made.get().apiKey());
        }
        ProgressLine progress = new ProgressLine(out, state.end());
        try (DemoLoader loader = new DemoLoader(url, state.token(), progress)) {
            progress.finish(loader.load(new DemoStory(state.seed(), state.end())));
        }
        state.loaded().write(config.data());
    }

    private static void printTry(PrintWriter out, RunningServer server, DemoState state) {
        String key = server.firstStart().map(FirstStart.Made::apiKey).orElse("<API key>");
        out.println(
                "The project with the token "
                        + state.token()
                        + " holds 90 days of Fernboard, a made-up product. Visitors of the last week:");
        out.println();
        out.println("  curl -s " + server.url() + "/api/projects/@current/query/ \\");
        out.println(
                "    -H 'Authorization: Bearer "
                        + key
                        + "' -H 'Content-Type: application/json' \\");
        out.println(
                "    -d '{\"query\": {\"kind\": \"TrendsQuery\", \"dateRange\": {\"date_from\": \"-7d\"},"
                        + " \"series\": [{\"kind\": \"EventsNode\", \"event\": \"$pageview\", \"math\": \"dau\"}]}}'");
        out.println();
        out.flush();
    }
}
