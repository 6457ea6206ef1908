package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Hashes. Those that the engine cannot compute exactly are missing, never approximated. */
final class HashFunctions {
    private HashFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        hash("md5", "upper(md5($1))", "The MD5 hash as hexadecimal digits.", out);
        hash("MD5", "unhex(md5($1))", "The bytes of the MD5 hash, for hex().", out);
        hash("SHA1", "unhex(sha1($1))", "The bytes of the SHA-1 hash, for hex().", out);
        hash("SHA256", "unhex(sha256($1))", "The bytes of the SHA-256 hash, for hex().", out);
        for (String name :
                List.of(
                        "cityHash64",
                        "sipHash64",
                        "sipHash128",
                        "xxHash32",
                        "xxHash64",
                        "farmHash64",
                        "murmurHash2_32",
                        "murmurHash2_64",
                        "murmurHash3_32",
                        "murmurHash3_64",
                        "javaHash",
                        "intHash32",
                        "intHash64",
                        "CRC32",
                        "SHA224",
                        "SHA512")) {
            scalar(name).args(1, FunctionSignature.MANY).missing().doc("A hash.").add(out);
        }
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
}
