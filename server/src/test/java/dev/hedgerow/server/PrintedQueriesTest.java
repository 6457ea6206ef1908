package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.catalog.CompileContext;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.hogql.compile.HogqlCompiler;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every query in SQL of the conformance cases: printed and read again, and explained. */
final class PrintedQueriesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path CASES = Path.of("src/test/resources/conformance");

    @Test
    void queries_printToTextThatReadsTheSame() throws IOException {
        List<String> different = new ArrayList<>();
        int read = 0;
        for (String text : queries()) {
            Query query;
            try {
                query = HogqlParser.parseQuery(text);
            } catch (HogqlException refused) {
                continue;
            }
            String printed = HogqlPrinter.print(query);
            if (!HogqlPrinter.print(HogqlParser.parseQuery(printed)).equals(printed)) {
                different.add(text);
            }
            read++;
        }
        assertThat(different).isEmpty();
        assertThat(read).isGreaterThan(100);
    }

    /** What compiles is known to the engine: no unknown column, function or type. */
    @Test
    void queries_areExplainedByTheEngine(@TempDir Path folder) throws IOException {
        List<String> failed = new ArrayList<>();
        int explained = 0;
        try (DuckDbEventStore store =
                DuckDbEventStore.open(
                        DuckDbSettings.of(folder.resolve("events.duckdb")), List.of())) {
            CompileContext context =
                    CompileContext.of(1, Instant.parse("2024-01-10T12:00:00Z"))
                            .withPhysical(store.physicalSchema());
            for (String text : queries()) {
                CompiledQuery query;
                try {
                    query = new HogqlCompiler().compile(HogqlParser.parseQuery(text), context);
                } catch (HogqlException refused) {
                    continue;
                }
                try {
                    store.run(query.explained(), QueryBudget.of(Duration.ofSeconds(30), 100));
                    explained++;
                } catch (StoreException error) {
                    failed.add(text + "\n    " + error.getMessage());
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(explained).isGreaterThan(80);
    }

    private static Set<String> queries() throws IOException {
        Set<String> queries = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                collect(JSON.readTree(Files.readString(file)), queries);
            }
        }
        return queries;
    }

    private static void collect(JsonNode node, Set<String> queries) {
        if (node.isObject()
                && node.path("kind").asString("").equals("HogQLQuery")
                && node.path("query").isString()
                && !node.path("query").asString().contains("{{")) {
            queries.add(node.get("query").asString());
        }
        node.forEach(child -> collect(child, queries));
    }
}
