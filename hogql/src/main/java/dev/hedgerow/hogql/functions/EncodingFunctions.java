package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;
import static dev.hedgerow.hogql.functions.StringFunctions.text;

import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Text written in other forms and read from them: base64, base 58, XML, HTML, charsets, codes. */
final class EncodingFunctions {
    private EncodingFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        bases(out);
        markup(out);
        characters(out);
    }

    private static void bases(List<FunctionSignature> out) {
        text("base64Encode", "to_base64(encode($1))", "Base64 of the text's bytes.").add(out);
        text("base64Decode", "decode(from_base64($1))", "The text behind base64.").add(out);
        text(
                        "tryBase64Decode",
                        "coalesce(TRY(decode(from_base64($1))), '')",
                        "The text behind base64; empty where it is none.")
                .add(out);
        text("base58Encode", "hedgerow_to_base58($1)", "Base 58 of the text's bytes.").add(out);
        text(
                        "base58Decode",
                        "CASE WHEN $1 IS NOT NULL THEN coalesce(hedgerow_from_base58($1), error('Invalid Base58 value')) END",
                        "The text behind base 58.")
                .add(out);
        text(
                        "tryBase58Decode",
                        "CASE WHEN $1 IS NOT NULL THEN coalesce(hedgerow_from_base58($1), '') END",
                        "The text behind base 58; empty where it is none.")
                .add(out);
    }

    private static void markup(List<FunctionSignature> out) {
        text(
                        "encodeXMLComponent",
                        "replace(replace(replace(replace(replace($1, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'),"
                                + " '\"', '&quot;'), '''', '&apos;')",
                        "The text with XML's special characters as entities.")
                .add(out);
        text(
                        "decodeXMLComponent",
                        "array_to_string(list_transform(regexp_extract_all($1, '&[^&;]+;|[^&]+|&'), lambda t: CASE"
                                + " WHEN regexp_full_match(t, '&#[xX][0-9a-fA-F]{1,6};') THEN chr(CAST('0x' || t[4:-2] AS INTEGER))"
                                + " WHEN regexp_full_match(t, '&#[0-9]{1,7};') THEN chr(CAST(t[3:-2] AS INTEGER))"
                                + " ELSE CASE t WHEN '&lt;' THEN '<' WHEN '&gt;' THEN '>' WHEN '&quot;' THEN '\"'"
                                + " WHEN '&apos;' THEN '''' WHEN '&amp;' THEN '&' ELSE t END END), '')",
                        "The text with XML's entities as characters.")
                .add(out);
        text(
                        "extractTextFromHTML",
                        "hedgerow_html_text($1)",
                        "The text of HTML, without tags, comments, scripts and styles.")
                .add(out);
    }

    private static void characters(List<FunctionSignature> out) {
        scalar("convertCharset")
                .args(3)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("hedgerow_convert_charset($1, $2 || '>' || $3)")
                .doc("The text's bytes read in one charset and written in another.")
                .add(out);
        text("toValidUTF8", "$1", "The text itself: all text here is valid.").add(out);
        scalar("isValidUTF8")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.BOOLEAN)
                .duckdb("($1 IS NOT NULL)")
                .doc("True: all text here is valid.")
                .add(out);
        scalar("ascii")
                .args(1)
                .anyCase()
                .takes(Takes.STRING)
                .returns(Types.INT32)
                .duckdb("CAST(CASE WHEN $1 = '' THEN 0 ELSE ascii($1) END AS BIGINT)")
                .doc("The code of the first character.")
                .add(out);
        scalar("char")
                .args(1, FunctionSignature.MANY)
                .anyCase()
                .takes(Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(
                        "array_to_string(list_transform([$*], lambda c: chr(CAST(c AS INTEGER))), '')")
                .doc("The text made of characters with the given codes.")
                .add(out);
    }
}
