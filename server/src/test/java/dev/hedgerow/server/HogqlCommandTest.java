package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class HogqlCommandTest {
    private final StringWriter out = new StringWriter();

    private int run(String query) {
        return new CommandLine(new HogqlCommand()).setOut(new PrintWriter(out)).execute(query);
    }

    @Test
    void query_isShownAsTreeAndSql() {
        assertThat(run("select event, count() from events group by event")).isZero();
        assertThat(out.toString())
                .contains(
                        "SelectQuery",
                        "name=count",
                        "SQL for DuckDB",
                        "project_id",
                        "columns\n  event");
    }

    @Test
    void mistake_isPointedAt() {
        assertThat(run("select chipotle from events")).isEqualTo(1);
        assertThat(out.toString()).contains("Unable to resolve field: chipotle", "       ^^^^^^^^");
    }
}
