package dev.hedgerow.server;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hedgerow hogql}: what becomes of a query, for developers. Needs no server and no data. */
@Command(
        name = "hogql",
        description = "Show the tree and the SQL of a HogQL query.",
        mixinStandardHelpOptions = true)
final class HogqlCommand implements Callable<Integer> {
    private static final long SOME_PROJECT = 1;

    @Parameters(paramLabel = "QUERY", description = "A query, in quotes")
    private String text = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            show(out);
            return CommandLine.ExitCode.OK;
        } catch (HogqlException.Shown e) {
            out.println(e.getMessage());
            if (e.span().isKnown()) {
                out.println(text);
                out.println(
                        " ".repeat(e.span().start())
                                + "^".repeat(Math.max(1, e.span().end() - e.span().start())));
            }
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            out.flush();
        }
    }

    private void show(PrintWriter out) {
        Query tree = HogqlParser.parseQuery(text);
        out.println("-- tree");
        out.println(TreeText.of(tree));
        CompiledQuery compiled =
                new HogqlCompiler().compile(tree, CompileContext.of(SOME_PROJECT, Instant.now()));
        out.println("-- HogQL");
        out.println(compiled.hogql());
        out.println("-- SQL for DuckDB");
        out.println(compiled.sql());
        out.println("-- parameters");
        compiled.parameters().forEach(value -> out.println("  " + value));
        out.println("-- columns");
        for (Column column : compiled.columns()) {
            out.println("  " + column.name() + " " + column.type());
        }
    }
}
