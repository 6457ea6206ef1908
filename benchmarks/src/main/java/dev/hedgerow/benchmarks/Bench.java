package dev.hedgerow.benchmarks;

import dev.hedgerow.benchmarks.hogql.HogqlBenchCommand;
import dev.hedgerow.benchmarks.hogql.StopCommand;
import dev.hedgerow.benchmarks.ingest.IngestCommand;
import dev.hedgerow.benchmarks.ingest.PromotionCommand;
import dev.hedgerow.benchmarks.ingest.StoreCommand;
import dev.hedgerow.benchmarks.kill.KillCommand;
import dev.hedgerow.benchmarks.queries.DataCommand;
import dev.hedgerow.benchmarks.queries.QueriesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./hedgerow bench}: the measurements of {@code docs/benchmarks.md}, each a subcommand. */
@Command(
        name = "bench",
        description = "Measure a server of its own in a child process.",
        mixinStandardHelpOptions = true,
        subcommands = {
            IngestCommand.class,
            StoreCommand.class,
            PromotionCommand.class,
            KillCommand.class,
            DataCommand.class,
            HogqlBenchCommand.class,
            StopCommand.class,
            QueriesCommand.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        String[] given = arguments.length == 0 ? new String[] {"ingest"} : arguments;
        System.exit(new CommandLine(new Bench()).execute(given));
    }
}
