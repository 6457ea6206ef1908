package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/**
 * Internet addresses. Values of the types IPv4 and IPv6 are held as their usual text. What SQL
 * cannot express are functions that the store brings along: {@code hedgerow_ipv6(text)}, the usual
 * text of an address as IPv6 or null; {@code hedgerow_ip_in_range(text, cidr)}; {@code
 * hedgerow_ip_first(text, bits)} and {@code hedgerow_ip_last}, the ends of a network.
 */
final class NetworkFunctions {
    private static final String IS_V4 =
            "regexp_full_match($1, '((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])')";

    private static final String V4_NUMBER =
            "CASE WHEN "
                    + IS_V4
                    + " THEN (CAST(split_part($1, '.', 1) AS BIGINT) << 24) + (CAST(split_part($1, '.', 2) AS BIGINT) << 16)"
                    + " + (CAST(split_part($1, '.', 3) AS BIGINT) << 8) + CAST(split_part($1, '.', 4) AS BIGINT) END";

    private static final String V4_TEXT =
            "(($1 >> 24) & 255) || '.' || (($1 >> 16) & 255) || '.' || (($1 >> 8) & 255) || '.' || ($1 & 255)";

    private NetworkFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        numbers(out);
        version4(out);
        version6(out);
        asking(out);
    }

    private static void numbers(List<FunctionSignature> out) {
        scalar("IPv4NumToString")
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(V4_TEXT)
                .doc("The address of a number.")
                .add(out);
        scalar("IPv4NumToStringClassC")
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(
                        "(($1 >> 24) & 255) || '.' || (($1 >> 16) & 255) || '.' || (($1 >> 8) & 255) || '.xxx'")
                .doc("The address of a number, its last part hidden.")
                .add(out);
        parsed(
                "IPv4StringToNum",
                Types.UINT32,
                "coalesce(" + V4_NUMBER + ", error('Invalid IPv4 value'))",
                out);
        parsed("IPv4StringToNumOrDefault", Types.UINT32, "coalesce(" + V4_NUMBER + ", 0)", out);
        parsed("IPv4StringToNumOrNull", Types.UINT32.orNull(), V4_NUMBER, out);
        scalar("IPv4ToIPv6")
                .args(1)
                .returns(Types.IPV6)
                .duckdb(site ->
                        site.type(1).isNumeric()
                                ? Sql.of("('::ffff:' || " + V4_TEXT + ")", site.arg(1))
                                : Sql.of("('::ffff:' || $1)", site.arg(1)))
                .doc("An address of version 4 as one of version 6.")
                .add(out);
        scalar("IPv6NumToString")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("$1")
                .doc("The text of an address of version 6.")
                .add(out);
    }

    private static void version4(List<FunctionSignature> out) {
        parsed(
                "toIPv4",
                Types.IPV4,
                "CASE WHEN " + IS_V4 + " THEN $1 ELSE error('Invalid IPv4 value') END",
                out);
        for (String name : List.of("toIPv4OrDefault", "toIPv4OrZero")) {
            parsed(name, Types.IPV4, "CASE WHEN " + IS_V4 + " THEN $1 ELSE '0.0.0.0' END", out);
        }
        parsed("toIPv4OrNull", Types.IPV4.orNull(), "CASE WHEN " + IS_V4 + " THEN $1 END", out);
        scalar("IPv4CIDRToRange")
                .args(2)
                .takes(Takes.STRING, Takes.INTEGER)
                .returns(Types.tupleOf(Types.IPV4, Types.IPV4))
                .duckdb(site -> range(site))
                .doc("The first and the last address of a network.")
                .add(out);
    }

    private static void version6(List<FunctionSignature> out) {
        for (String name : List.of("IPv6StringToNum", "toIPv6")) {
            parsed(
                    name,
                    Types.IPV6,
                    "coalesce(hedgerow_ipv6($1), error('Invalid IPv6 value'))",
                    out);
        }
        for (String name : List.of("IPv6StringToNumOrDefault", "toIPv6OrDefault", "toIPv6OrZero")) {
            parsed(name, Types.IPV6, "coalesce(hedgerow_ipv6($1), '::')", out);
        }
        for (String name : List.of("IPv6StringToNumOrNull", "toIPv6OrNull")) {
            parsed(name, Types.IPV6.orNull(), "hedgerow_ipv6($1)", out);
        }
        scalar("IPv6CIDRToRange")
                .args(2)
                .takes(Takes.STRING, Takes.INTEGER)
                .returns(Types.tupleOf(Types.IPV6, Types.IPV6))
                .duckdb(site -> range(site))
                .doc("The first and the last address of a network.")
                .add(out);
        scalar("cutIPv6")
                .args(3)
                .takes(Takes.STRING, Takes.INTEGER, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(
                        "hedgerow_ip_first($1, CAST(128 - 8 * CASE WHEN starts_with($1, '::ffff:') AND contains($1, '.')"
                                + " THEN $3 ELSE $2 END AS BIGINT))")
                .doc(
                        "An address with so many bytes at its end as 0, and so many if it is one of version 4.")
                .add(out);
    }

    private static Sql range(CallSite site) {
        return Sql.of(
                "row(hedgerow_ip_first($1, CAST($2 AS BIGINT)), hedgerow_ip_last($1, CAST($2 AS BIGINT)))",
                site.arg(1),
                site.arg(2));
    }

    private static void asking(List<FunctionSignature> out) {
        question("isIPv4String", "coalesce(" + IS_V4 + ", false)", out);
        question(
                "isIPv6String",
                "coalesce(contains($1, ':') AND hedgerow_ipv6($1) IS NOT NULL, false)",
                out);
        scalar("isIPAddressInRange")
                .args(2)
                .takes(Takes.STRING)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb("coalesce(hedgerow_ip_in_range($1, $2), false)")
                .doc(
                        "Whether an address belongs to a network, 10.0.0.0/8; what is no address does not.")
                .add(out);
        scalar("extractIPv4Substrings")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.arrayOf(Types.STRING))
                .duckdb("regexp_extract_all($1, '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}')")
                .doc("The addresses of version 4 within text.")
                .add(out);
    }

    private static void question(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.STRING)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb(template)
                .doc("Whether the text is an address of that version.")
                .add(out);
    }

    private static void parsed(
            String name,
            HogqlType type,
            @CompileTimeText String template,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.STRING)
                .returns(type)
                .duckdb(site ->
                        site.type(1).nullable() && !type.nullable()
                                ? Sql.of(
                                        "CASE WHEN $1 IS NOT NULL THEN $2 END",
                                        site.arg(1),
                                        Sql.of(template, site.arg(1)))
                                : Sql.of(template, site.arg(1)))
                .doc("Text as an address; what is none is refused, or becomes what the name says.")
                .add(out);
    }
}
