package dev.hedgerow.benchmarks.kill;

import dev.hedgerow.testkit.server.KillCampaign;
import dev.hedgerow.testkit.server.KillReport;
import dev.hedgerow.testkit.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hedgerow bench kill}: ends with an error when a promise was broken. */
@Command(
        name = "kill",
        description = "Kill a server in the middle of ingest, again and again.",
        mixinStandardHelpOptions = true)
public final class KillCommand implements Callable<Integer> {
    @Option(names = "--kills", defaultValue = "50", description = "How often (${DEFAULT-VALUE})")
    int kills;

    @Option(
            names = "--threads",
            defaultValue = "4",
            description = "Threads that send (${DEFAULT-VALUE})")
    int threads;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the moments (${DEFAULT-VALUE})")
    long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("hedgerow-kill-");
        ServerProcess.Launch launch = ServerProcess.Launch.ofThisClassPath(folder.resolve("data"));
        KillReport report =
                new KillCampaign(launch, kills, threads, seed, System.out::println).run();
        System.out.printf(
                "%d kills, %,d requests with %,d events; %d requests without an answer, of whose events %d were there all the same;"
                        + " slowest start %d ms; %d faults%n",
                report.kills(),
                report.requests(),
                report.events(),
                report.unanswered(),
                report.unansweredStored(),
                report.slowestStartMillis(),
                report.faults().size());
        report.faults().forEach(System.out::println);
        System.out.println("Data folder: " + folder);
        return report.faults().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
