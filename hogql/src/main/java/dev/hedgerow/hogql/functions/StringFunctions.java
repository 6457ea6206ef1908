package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Text. */
final class StringFunctions {
    private StringFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("lower")
                .args(1)
                .anyCase()
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("lower($1)")
                .doc("The text in lower case.")
                .add(out);
        scalar("upper")
                .args(1)
                .anyCase()
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("upper($1)")
                .doc("The text in upper case.")
                .add(out);
        scalar("concat")
                .args(1, FunctionSignature.MANY)
                .anyCase()
                .takes(Takes.STRING)
                .returns(ResultRule.exactly(Types.STRING))
                .duckdb("concat($*)")
                .doc("The texts in a row; null counts as empty.")
                .add(out);
    }
}
