package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Parts of URLs. As in ClickHouse nothing is checked against a standard, only cut. */
final class UrlFunctions {
    private UrlFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        part("protocol", "regexp_extract($1, '^([a-zA-Z][a-zA-Z0-9+.-]*):', 1)", out);
        host("domain", "$1", out);
        host("domainWithoutWWW", "regexp_replace($1, '^www\\.', '')", out);
        host("topLevelDomain", "regexp_extract($1, '\\.([a-zA-Z][^.]*)$$', 1)", out);
        host(
                "firstSignificantSubdomain",
                "CASE WHEN NOT contains($1, '.') THEN $1 WHEN regexp_matches($1, '\\.(com|net|org|co|gov|edu|biz)\\.[^.]+$$')"
                        + " THEN regexp_extract($1, '([^.]+)\\.[^.]+\\.[^.]+$$', 1)"
                        + " ELSE regexp_extract($1, '([^.]+)\\.[^.]+$$', 1) END",
                out);
        host(
                "cutToFirstSignificantSubdomain",
                "CASE WHEN NOT contains($1, '.') THEN ''"
                        + " WHEN NOT contains(regexp_replace($1, '^www\\.', ''), '.') THEN regexp_replace($1, '^www\\.', '')"
                        + " WHEN regexp_matches($1, '\\.(com|net|org|co|gov|edu|biz)\\.[^.]+$$')"
                        + " THEN regexp_extract($1, '([^.]+\\.[^.]+\\.[^.]+)$$', 1)"
                        + " ELSE regexp_extract($1, '([^.]+\\.[^.]+)$$', 1) END",
                out);
        host(
                "cutToFirstSignificantSubdomainWithWWW",
                "CASE WHEN NOT contains($1, '.') THEN ''"
                        + " WHEN regexp_matches($1, '\\.(com|net|org|co|gov|edu|biz)\\.[^.]+$$')"
                        + " THEN regexp_extract($1, '([^.]+\\.[^.]+\\.[^.]+)$$', 1)"
                        + " ELSE regexp_extract($1, '([^.]+\\.[^.]+)$$', 1) END",
                out);
        part(
                "path",
                "regexp_extract($1, '^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*(/[^?#]*)', 1)",
                out);
        part(
                "pathFull",
                "regexp_extract($1, '^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*(/.*)', 1)",
                out);
        part("queryString", "regexp_extract($1, '\\?([^#]*)', 1)", out);
        part("fragment", "regexp_extract($1, '#(.*)', 1)", out);
        part("queryStringAndFragment", "regexp_extract($1, '(?:\\?([^#]*#?.*)|#.*)', 1)", out);
        part("cutQueryString", "regexp_replace($1, '\\?[^#]*', '')", out);
        part("cutFragment", "regexp_replace($1, '#.*', '')", out);
        part("cutQueryStringAndFragment", "regexp_replace($1, '[?#].*', '')", out);
        part("cutWWW", "regexp_replace($1, '^([a-zA-Z][a-zA-Z0-9+.-]*://)www\\.', '\\1')", out);
        part("netloc", "regexp_extract($1, '^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//([^/?#]*)', 1)", out);
        part("decodeURLComponent", "url_decode($1)", out);
        part("encodeURLComponent", "url_encode($1)", out);
        part("decodeURLFormComponent", "url_decode(replace($1, '+', ' '))", out);
        part("encodeURLFormComponent", "replace(url_encode($1), '%20', '+')", out);
        port(out);
        parameters(out);
    }

    private static void port(List<FunctionSignature> out) {
        scalar("port")
                .args(1, 2)
                .takes(Takes.STRING, Takes.INTEGER)
                .returns(Types.UINT16)
                .duckdb(site ->
                        Sql.of(
                                "coalesce(TRY_CAST(regexp_extract($1, '^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//"
                                        + "(?:[^/?#@]*@)?[^/:?#]+:(\\d+)', 1) AS BIGINT), $2)",
                                site.arg(1),
                                site.size() == 2 ? site.arg(2) : Sql.value(0L)))
                .doc("The URL's port, or the default.")
                .add(out);
    }

    private static void parameters(List<FunctionSignature> out) {
        scalar("extractURLParameter")
                .args(2)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("regexp_extract($1, '[?&]' || regexp_escape($2) || '=([^&#]*)', 1)")
                .doc("The value of a parameter of the URL.")
                .add(out);
        scalar("cutURLParameter")
                .args(2)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(
                        "regexp_replace(regexp_replace(regexp_replace($1, '([?&])' || regexp_escape($2) || '=[^&#]*&',"
                                + " '\\1'), '&' || regexp_escape($2) || '=[^&#]*', ''), '\\?' || regexp_escape($2)"
                                + " || '=[^&#]*', '?')")
                .doc("The URL without a parameter.")
                .add(out);
        list("extractURLParameters", "regexp_extract_all($1, '[?&]([^&#=]+=[^&#]*)', 1)", out);
        list("extractURLParameterNames", "regexp_extract_all($1, '[?&]([^&#=]+)=', 1)", out);
        list(
                "URLPathHierarchy",
                "list_transform(list_filter(range(1, length($1) + 1), lambda i: i > length(regexp_extract($1,"
                        + " '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*')) + 1 AND (substring($1, i, 1) IN ('/', '?', '#')"
                        + " OR i = length($1))), lambda i: substring(regexp_replace($1,"
                        + " '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*', ''), 1, i - length(regexp_extract($1,"
                        + " '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*'))))",
                out);
        list(
                "URLHierarchy",
                "list_transform(list_filter(range(1, length($1) + 1), lambda i: i > length(regexp_extract($1,"
                        + " '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*')) AND (substring($1, i, 1) IN ('/', '?', '#')"
                        + " OR i = length($1))), lambda i: substring($1, 1, i))",
                out);
    }

    private static void part(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(template)
                .doc("The part of the URL that the name says; empty when there is none.")
                .add(out);
    }

    /** A part of the host, which the template gets; a URL without a scheme begins with its host. */
    private static void host(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(site ->
                        Sql.of(
                                template,
                                Sql.of(
                                        "regexp_extract($1, '^(?:(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//)?(?:[^/?#@]*@)?"
                                                + "([^/:?#\\s]*\\.[^/:?#\\s]+)', 1)",
                                        site.arg(1))))
                .doc("The part of the URL's host that the name says; empty when there is none.")
                .add(out);
    }

    private static void list(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.arrayOf(Types.STRING))
                .duckdb(template)
                .doc("The parts of the URL that the name says.")
                .add(out);
    }
}
