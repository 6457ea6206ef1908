package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Optional;

/** Hashes, bit for bit those of ClickHouse. */
final class HashFunctions {
    private HashFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        hash("md5", "upper(md5($1))", "The MD5 hash as hexadecimal digits.", out);
        hash("MD5", "unhex(md5($1))", "The bytes of the MD5 hash, for hex().", out);
        hash("SHA1", "unhex(sha1($1))", "The bytes of the SHA-1 hash, for hex().", out);
        hash("SHA256", "unhex(sha256($1))", "The bytes of the SHA-256 hash, for hex().", out);
        hash(
                "SHA224",
                "unhex(hedgerow_digest('SHA-224', $1))",
                "The bytes of the hash, for hex().",
                out);
        hash(
                "SHA512",
                "unhex(hedgerow_digest('SHA-512', $1))",
                "The bytes of the hash, for hex().",
                out);
        hash(
                "sipHash128",
                "unhex(hedgerow_digest('sip128', $1))",
                "The bytes of the hash, for hex().",
                out);
        several("cityHash64", "hedgerow_city_pair($1, $2)", out);
        several("sipHash64", "hedgerow_sip_pair($1, $2)", out);
        number("xxHash32", Types.UINT32, out);
        number("xxHash64", Types.UINT64, out);
        number("murmurHash2_32", Types.UINT32, out);
        number("murmurHash2_64", Types.UINT64, out);
        number("murmurHash3_32", Types.UINT32, out);
        number("murmurHash3_64", Types.UINT64, out);
        number("javaHash", Types.INT32, out);
        number("CRC32", Types.UINT32, out);
        whole("intHash32", Types.UINT32, out);
        whole("intHash64", Types.UINT64, out);
        several("farmHash64", "hedgerow_city_pair($1, $2)", out);
    }

    private static void hash(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb(template)
                .doc(doc)
                .add(out);
    }

    private static void number(String name, HogqlType type, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .check(HashFunctions::notText)
                .returns(type)
                .duckdb(site ->
                        unsigned(
                                site,
                                Sql.of("hedgerow_hash($1, $2)", Sql.value(name), site.arg(1))))
                .doc("The hash of text as a whole number.")
                .add(out);
    }

    /** The hash of several texts is that of the hashes, from left to right. */
    private static void several(
            String name, @CompileTimeText String pair, List<FunctionSignature> out) {
        scalar(name)
                .args(1, FunctionSignature.MANY)
                .check(HashFunctions::notText)
                .returns(Types.UINT64)
                .duckdb(site -> {
                    Sql hash = Sql.of("hedgerow_hash($1, $2)", Sql.value(name), site.arg(1));
                    for (int i = 2; i <= site.size(); i++) {
                        Sql next = Sql.of("hedgerow_hash($1, $2)", Sql.value(name), site.arg(i));
                        hash = Sql.of(pair, hash, next);
                    }
                    return unsigned(site, hash);
                })
                .doc("The hash of one or more texts as a whole number.")
                .add(out);
    }

    private static void whole(String name, HogqlType type, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.INTEGER)
                .returns(type)
                .duckdb(site ->
                        unsigned(
                                site,
                                Sql.of(
                                        "hedgerow_hash_number($1, CAST($2 AS BIGINT))",
                                        Sql.value(name),
                                        site.arg(1))))
                .doc("The hash of a whole number as a whole number.")
                .add(out);
    }

    /** The engine's function gives 64 bits with a sign. */
    private static Sql unsigned(CallSite site, Sql hash) {
        return site.type().is(HogqlType.Kind.UINT64)
                ? Sql.of(
                        "CAST((CAST($1 AS HUGEINT) + 18446744073709551616) % 18446744073709551616 AS UBIGINT)",
                        hash)
                : hash;
    }

    private static Optional<String> notText(CallTypes call) {
        for (HogqlType type : call.types()) {
            if (!type.isString() && !type.isUnknown() && !type.isNull()) {
                return Optional.of(
                        "Function '"
                                + call.name()
                                + "' takes text here: wrap the value in toString()");
            }
        }
        return Optional.empty();
    }
}
