package dev.hedgerow.hogql.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The table of functions and its page. */
class FunctionTableTest {

    @Test
    void page_isCurrent() throws IOException {
        Path page = Path.of("..").resolve(FunctionPage.PLACE);
        assertThat(Files.readString(page))
                .as("run FunctionPage.main in the repository's folder")
                .isEqualTo(FunctionPage.text());
    }

    @Test
    void functions_haveASentenceEach() {
        assertThat(FunctionTable.standard().all())
                .allSatisfy(
                        function -> assertThat(function.doc()).as(function.name()).endsWith("."));
    }

    @Test
    void names_areFoundInAnyCaseWhereTheTableSaysSo() {
        assertThat(FunctionTable.standard().find("CoAlesce")).isPresent();
        assertThat(FunctionTable.standard().find("TOSTRING")).isEmpty();
        assertThat(FunctionTable.standard().find("sortablesemver")).isPresent();
    }

    /** The names that PostHog's table of aggregates has, those that it generates included. */
    @Test
    void aggregatesOfPostHog_areSupported() throws IOException {
        assertThat(lines("aggregates.txt"))
                .hasSizeGreaterThan(400)
                .allSatisfy(name ->
                        assertThat(FunctionTable.standard().find(name))
                                .as(name)
                                .isPresent()
                                .get()
                                .extracting(FunctionSignature::duckdb)
                                .isNotInstanceOf(Lowering.Missing.class));
    }

    /** All other names: what is not supported has an entry, which says why. */
    @Test
    void functionsOfPostHog_areKnown() throws IOException {
        assertThat(lines("scalars.txt"))
                .hasSizeGreaterThan(600)
                .allSatisfy(name ->
                        assertThat(FunctionTable.standard().find(name)).as(name).isPresent());
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = FunctionTableTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void combinators_areEntriesOfTheirOwn() {
        assertThat(FunctionTable.standard().find("sumOrNullIf").orElseThrow().isCombined())
                .isTrue();
        assertThat(FunctionTable.standard().find("sum").orElseThrow().isCombined()).isFalse();
        assertThat(FunctionTable.standard().find("sumIfIf")).isEmpty();
        assertThat(FunctionTable.standard().find("lengthIf")).isEmpty();
        assertThat(FunctionTable.standard().find("sumArrayArrayOrNullIf")).isEmpty();
    }
}
