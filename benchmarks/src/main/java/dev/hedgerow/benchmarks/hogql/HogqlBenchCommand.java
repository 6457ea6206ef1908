package dev.hedgerow.benchmarks.hogql;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./hedgerow bench hogql}: JMH on the compiler. */
@Command(
        name = "hogql",
        description = "Measure parsing and compiling a query of sixty lines.",
        mixinStandardHelpOptions = true)
public final class HogqlBenchCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        new Runner(new OptionsBuilder().include(CompileBenchmark.class.getSimpleName()).build())
                .run();
        return CommandLine.ExitCode.OK;
    }
}
