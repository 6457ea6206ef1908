package dev.hedgerow.metadata.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Makes tokens, short ids and UUIDs, and hashes tokens. Thread-safe.
 *
 * <p>Tokens are 43 characters of 62, 256 bits of chance. Such a secret cannot be guessed however
 * fast the hash is, so SHA-256 is enough to keep it, and a request is authenticated by one index
 * look-up; the slow, memory-hard hash is for passwords, which people choose.
 */
public final class Secrets {

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int TOKEN_LENGTH = 43;
    private static final int SHORT_ID_LENGTH = 8;
    private static final int SHOWN_AT_THE_END = 4;

    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    /** The token that SDKs send, {@code phc_…}. It is public by nature. */
    public String projectToken() {
        return "phc_" + text(TOKEN_LENGTH);
    }

    /** The value of a personal API key, {@code phx_…}. */
    public String personalApiKey() {
        return "phx_" + text(TOKEN_LENGTH);
    }

    /** A token without a prefix, for shared links, invites and distinct ids. */
    public String token() {
        return text(TOKEN_LENGTH);
    }

    /** Eight characters that name an insight in links. */
    public String shortId() {
        return text(SHORT_ID_LENGTH);
    }

    /** A UUID version 4. */
    public UUID uuid() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    byte[] salt(int bytes) {
        byte[] salt = new byte[bytes];
        random.nextBytes(salt);
        return salt;
    }

    /** What is kept of a token: the hexadecimal SHA-256 of its UTF-8 bytes. */
    public static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }

    /** What may be shown of a token: {@code phx_...Wxyz}. Shorter texts are masked whole. */
    public static String mask(String token) {
        int prefixEnd = token.indexOf('_') + 1;
        if (token.length() < prefixEnd + 4 * SHOWN_AT_THE_END) {
            return "********";
        }
        return token.substring(0, prefixEnd)
                + "..."
                + token.substring(token.length() - SHOWN_AT_THE_END);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
