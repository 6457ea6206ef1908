package dev.hedgerow.store.duckdb;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of ClickHouse that the engine lacks, of a text's UTF-8 bytes, as whole numbers of 64
 * bits with a sign. All are public algorithms with their default seeds.
 */
final class TextHashes {
    private TextHashes() {}

    static @Nullable Long of(@Nullable String algorithm, @Nullable String text) {
        if (algorithm == null || text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (algorithm) {
            case "cityHash64" -> CityHash.of(bytes);
            case "farmHash64" -> FarmHash.of(bytes);
            case "sipHash64" -> SipHash.of64(bytes);
            case "xxHash32" -> XxHash.of32(bytes);
            case "xxHash64" -> XxHash.of64(bytes);
            case "murmurHash2_32" -> MurmurHash.of2x32(bytes);
            case "murmurHash2_64" -> MurmurHash.of2x64(bytes);
            case "murmurHash3_32" -> MurmurHash.of3x32(bytes);
            case "murmurHash3_64" -> MurmurHash.of3x64(bytes);
            case "javaHash" -> (long) text.hashCode();
            case "CRC32" -> crc32(bytes);
            default -> throw new IllegalArgumentException("no hash " + algorithm);
        };
    }

    static @Nullable Long ofNumber(@Nullable String algorithm, @Nullable Long number) {
        if (algorithm == null || number == null) {
            return null;
        }
        return switch (algorithm) {
            case "intHash64" -> MurmurHash.finish(number ^ 0x4CF2D2BAAE6DA887L);
            case "intHash32" -> intHash32(number);
            default -> throw new IllegalArgumentException("no hash of numbers " + algorithm);
        };
    }

    /** A digest as hexadecimal digits. */
    static @Nullable String digest(@Nullable String algorithm, @Nullable String text) {
        if (algorithm == null || text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (algorithm.equals("sip128")) {
            return HexFormat.of().formatHex(SipHash.of128(bytes));
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static long crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** Thomas Wang's mix of 64 to 32 bits, with ClickHouse's salt. */
    private static long intHash32(long number) {
        long salted = number ^ 0x75D9543DE018BF45L;
        long key = ~salted + (salted << 18);
        key ^= Long.rotateRight(key, 31);
        key *= 21;
        key ^= Long.rotateRight(key, 11);
        key += key << 6;
        key ^= Long.rotateRight(key, 22);
        return key & 0xffffffffL;
    }

    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    static @Nullable String toBase58(@Nullable String text) {
        if (text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder digits = new StringBuilder();
        BigInteger number = new BigInteger(1, bytes);
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(58));
            digits.append(BASE58.charAt(parts[1].intValue()));
            number = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            digits.append('1');
        }
        return digits.reverse().toString();
    }

    /** Null for what is no base 58. */
    static @Nullable String fromBase58(@Nullable String text) {
        if (text == null) {
            return null;
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE58.indexOf(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
