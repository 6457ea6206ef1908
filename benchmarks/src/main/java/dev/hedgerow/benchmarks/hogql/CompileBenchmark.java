package dev.hedgerow.benchmarks.hogql;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a query of sixty lines takes from text to SQL, warm: {@code ./hedgerow bench hogql}. The
 * target is 2 ms for all of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CompileBenchmark {
    private static final String TEXT = text();

    private final HogqlCompiler compiler = new HogqlCompiler();
    private final CompileContext context =
            CompileContext.of(1, Instant.parse("2024-04-01T00:00:00Z"))
                    .withZone(ZoneId.of("Europe/Berlin"));

    /** Text to tree. */
    @Benchmark
    public Query parse() {
        return HogqlParser.parseQuery(TEXT);
    }

    /** Text to SQL: parse, resolve, lower and print. */
    @Benchmark
    public CompiledQuery compile() {
        return compiler.compile(HogqlParser.parseQuery(TEXT), context);
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(
                        CompileBenchmark.class.getResourceAsStream("sixty-lines.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
