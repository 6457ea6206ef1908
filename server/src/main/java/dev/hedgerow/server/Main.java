package dev.hedgerow.server;

import dev.hedgerow.server.demo.DemoException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code serve}, {@code demo} and {@code hogql}. */
@Command(
        name = "hedgerow",
        description = "Product analytics in one process, compatible with PostHog.",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        subcommands = {ServeCommand.class, DemoCommand.class, HogqlCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // Numbers in SQL have plain digits in every country.
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(
                        (error, command, _) -> explain(error, command.getErr()))
                .execute(arguments);
    }

    /** What a person can mend is said in a sentence; the rest comes with its stack trace. */
    private static int explain(Exception error, PrintWriter out) {
        if (error instanceof StartException || error instanceof DemoException) {
            out.println("hedgerow: " + error.getMessage());
        } else {
            error.printStackTrace(out);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
