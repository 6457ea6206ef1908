package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;

/** Numbers and versions as people read or order them. */
final class ReadableFunctions {
    private static final List<String> UNITS =
            List.of("years", "months", "days", "hours", "minutes", "seconds");

    private static final List<Long> SECONDS =
            List.of(31_556_952L, 2_629_746L, 86_400L, 3_600L, 60L, 1L);

    private ReadableFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scaled(
                "formatReadableSize",
                "CASE WHEN abs($1) < 1024 THEN printf('%.2f B', $1) WHEN abs($1) < 1048576 THEN printf('%.2f KiB', $1 / 1024)"
                        + " WHEN abs($1) < 1073741824 THEN printf('%.2f MiB', $1 / 1048576)"
                        + " WHEN abs($1) < 1099511627776 THEN printf('%.2f GiB', $1 / 1073741824)"
                        + " ELSE printf('%.2f TiB', $1 / 1099511627776) END",
                "A number of bytes with a binary unit.",
                out);
        scaled(
                "formatReadableDecimalSize",
                "CASE WHEN abs($1) < 1e3 THEN printf('%.2f B', $1) WHEN abs($1) < 1e6 THEN printf('%.2f KB', $1 / 1e3)"
                        + " WHEN abs($1) < 1e9 THEN printf('%.2f MB', $1 / 1e6)"
                        + " WHEN abs($1) < 1e12 THEN printf('%.2f GB', $1 / 1e9)"
                        + " ELSE printf('%.2f TB', $1 / 1e12) END",
                "A number of bytes with a decimal unit.",
                out);
        scaled(
                "formatReadableQuantity",
                "CASE WHEN abs($1) < 1e3 THEN printf('%.2f', $1) WHEN abs($1) < 1e6 THEN printf('%.2f thousand', $1 / 1e3)"
                        + " WHEN abs($1) < 1e9 THEN printf('%.2f million', $1 / 1e6)"
                        + " WHEN abs($1) < 1e12 THEN printf('%.2f billion', $1 / 1e9)"
                        + " ELSE printf('%.2f trillion', $1 / 1e12) END",
                "A number in words of its size.",
                out);
        scalar("formatReadableTimeDelta")
                .args(1, 2)
                .takes(Takes.INTEGER, Takes.STRING)
                .returns(Types.STRING)
                .duckdb(ReadableFunctions::timeDelta)
                .doc(
                        "Seconds in years, months, days, hours, minutes and seconds, or from another unit on.")
                .add(out);
        scalar("sortableSemVer")
                .args(1)
                .anyCase()
                .takes(Takes.STRING)
                .returns(call -> Types.arrayOf(Types.INT64))
                .duckdb(
                        "list_transform(string_split(coalesce(regexp_extract($1, '\\d+(?:\\.\\d+)+'), ''), '.'),"
                                + " lambda n: coalesce(TRY_CAST(n AS BIGINT), 0))")
                .doc("The numbers of a version, to order versions by.")
                .add(out);
        scalar("bar")
                .args(4)
                .takes(Takes.NUMBER)
                .returns(Types.STRING)
                .duckdb(
                        "CASE WHEN $1 <= $2 OR $3 <= $2 THEN '' ELSE list_transform([least(1.0, ($1 - $2) / CAST($3 - $2 AS DOUBLE)) * $4],"
                                + " lambda w: repeat('█', CAST(floor(w) AS BIGINT)) || ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']"
                                + "[CAST(floor((w - floor(w)) * 8) AS BIGINT) + 1])[1] END")
                .doc("A bar whose length is the first argument's place between the next two.")
                .add(out);
    }

    /** The parts that are not zero, with commas and a last "and". */
    private static Sql timeDelta(CallSite site) {
        Sql seconds = Sql.of("CAST(abs($1) AS BIGINT)", site.arg(1));
        int largest = site.types().text(2).map(UNITS::indexOf).orElse(0);
        List<Sql> each = new ArrayList<>();
        for (int i = Math.max(0, largest); i < UNITS.size(); i++) {
            long next = each.isEmpty() ? Long.MAX_VALUE : SECONDS.get(i - 1);
            String unit = UNITS.get(i);
            each.add(part(seconds, SECONDS.get(i), next, unit.substring(0, unit.length() - 1)));
        }
        Sql parts = Sql.of("list_filter([$*], lambda p: p IS NOT NULL)", each.toArray(Sql[]::new));
        return Sql.of(
                "list_transform([$1], lambda s: CASE WHEN len(s) = 0 THEN '0 seconds' WHEN len(s) = 1 THEN s[1]"
                        + " ELSE array_to_string(s[:-2], ', ') || ' and ' || s[-1] END)[1]",
                parts);
    }

    private static Sql part(Sql seconds, long unit, long next, String name) {
        return Sql.of(
                "CASE WHEN ($1 % $2) // $3 = 1 THEN '1 ' || $4 WHEN ($1 % $2) // $3 > 1"
                        + " THEN (($1 % $2) // $3) || ' ' || $4 || 's' END",
                seconds, Sql.value(next), Sql.value(unit), Sql.value(name));
    }

    private static void scaled(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.NUMBER)
                .returns(Types.STRING)
                .duckdb(site -> Sql.of(template, Sql.of("CAST($1 AS DOUBLE)", site.arg(1))))
                .doc(doc)
                .add(out);
    }
}
