package dev.hedgerow.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** SipHash-2-4 with a key of zeros. */
final class SipHash {
    private long v0 = 0x736f6d6570736575L;
    private long v1 = 0x646f72616e646f6dL;
    private long v2 = 0x6c7967656e657261L;
    private long v3 = 0x7465646279746573L;

    private SipHash() {}

    static long of64(byte[] bytes) {
        SipHash hash = new SipHash();
        hash.read(bytes);
        return hash.v0 ^ hash.v1 ^ hash.v2 ^ hash.v3;
    }

    /** ClickHouse's own form of 128 bits: two halves of the state, least byte first. */
    static byte[] of128(byte[] bytes) {
        SipHash hash = new SipHash();
        hash.read(bytes);
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(hash.v0 ^ hash.v1)
                .putLong(hash.v2 ^ hash.v3)
                .array();
    }

    static long ofPair(long first, long second) {
        return of64(
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(first)
                        .putLong(second)
                        .array());
    }

    private void read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= 8) {
            word(buffer.getLong());
        }
        long last = (long) bytes.length << 56;
        for (int i = 0; buffer.hasRemaining(); i++) {
            last |= (buffer.get() & 0xffL) << (8 * i);
        }
        word(last);
        v2 ^= 0xff;
        for (int i = 0; i < 4; i++) {
            round();
        }
    }

    private void word(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
