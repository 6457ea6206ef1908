package dev.hedgerow.hogql.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void combinators_areEntriesOfTheirOwn() {
        assertThat(FunctionTable.standard().find("sumOrNullIf").orElseThrow().isCombined())
                .isTrue();
        assertThat(FunctionTable.standard().find("sum").orElseThrow().isCombined()).isFalse();
    }
}
