package dev.hedgerow.hogql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Placeholder;
import dev.hedgerow.hogql.ast.Subquery;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaceholdersTest {
    @Test
    void fill_putsValuesIntoHoles() {
        assertThat(
                        filled(
                                "select {variables.x} from t where {filters}",
                                "variables.x",
                                Constant.of("v")))
                .isEqualTo("SELECT 'v' FROM t WHERE {filters}");
    }

    @Test
    void fill_takesTablesAndQueriesInFrom() {
        Expr query =
                new Subquery(HogqlParser.parseQuery("select 1"), HogqlParser.parseExpr("1").span());

        assertThat(filled("select a from {source} as s", "source", Field.of("system", "tables")))
                .isEqualTo("SELECT a FROM system.tables AS s");
        assertThat(filled("select a from {source} as s", "source", query))
                .isEqualTo("SELECT a FROM (SELECT 1) AS s");
        assertThat(filled("select 2 union all {source}", "source", query))
                .isEqualTo("SELECT 2 UNION ALL SELECT * FROM (SELECT 1)");
        assertThatExceptionOfType(HogqlException.Shown.class)
                .isThrownBy(() -> filled("select a from {source}", "source", Constant.of(1)))
                .withMessage("The placeholder {source} in FROM has to be a table or a query");
    }

    @Test
    void fill_decidesConditions() {
        String query = "select {variables.x ? sql(event = 'a') : sql({variables.x})}";

        assertThat(filled(query, "variables.x", Constant.of(true))).isEqualTo("SELECT event = 'a'");
        assertThat(filled(query, "variables.x", Constant.of(""))).isEqualTo("SELECT ''");
        assertThat(filled("select {variables.x ?? 5}", "variables.x", Constant.of(null)))
                .isEqualTo("SELECT 5");
        assertThat(filled("select {not variables.x = 2}", "variables.x", Constant.of(2)))
                .isEqualTo("SELECT false");
    }

    @Test
    void names_leaveOutVerbatimPieces() {
        Placeholder hole =
                Placeholders.find(HogqlParser.parseExpr("{a.b ? sql(event) : c}")).getFirst();

        assertThat(Placeholders.names(hole)).containsExactly("a.b", "c");
    }

    @Test
    void requireFilled_namesTheFirstHole() {
        assertThatExceptionOfType(HogqlException.Shown.class)
                .isThrownBy(() ->
                        Placeholders.requireFilled(
                                HogqlParser.parseQuery("select 1 where {filters}")))
                .withMessage("Unresolved placeholder: {filters}")
                .satisfies(error -> assertThat(error.span().start()).isEqualTo(15));
    }

    private static String filled(String query, String name, Expr value) {
        return HogqlPrinter.print(
                Placeholders.fill(HogqlParser.parseQuery(query), Map.of(name, value)));
    }
}
