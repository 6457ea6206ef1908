package dev.hedgerow.ingest.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of the person that a distinct id gets when it has none: UUIDv5 of project and distinct id,
 * as PostHog makes it. Replaying events thus makes the same persons, and events sent without a
 * profile already carry the id of the person they may get later.
 */
final class PersonIds {

    private static final UUID NAMESPACE = UUID.fromString("932979b4-65c3-4424-8467-0b66ec27bc22");

    private PersonIds() {}

    static UUID of(DistinctKey key) {
        byte[] name = (key.projectId() + ":" + key.distinctId()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash =
                ByteBuffer.wrap(
                        sha1().digest(
                                        ByteBuffer.allocate(16 + name.length)
                                                .putLong(NAMESPACE.getMostSignificantBits())
                                                .putLong(NAMESPACE.getLeastSignificantBits())
                                                .put(name)
                                                .array()));
        long high = (hash.getLong() & ~0xf000L) | 0x5000L;
        long low = (hash.getLong() & (-1L >>> 2)) | (1L << 63);
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
