package dev.hedgerow.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Austin Appleby's MurmurHash 2 (32 bits, 64A) and 3 (32 bits, x64 of 128 folded to 64), seed 0.
 */
final class MurmurHash {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private MurmurHash() {}

    static long of2x32(byte[] bytes) {
        int m = 0x5bd1e995;
        ByteBuffer in = little(bytes);
        int hash = bytes.length;
        while (in.remaining() >= 4) {
            int k = in.getInt() * m;
            hash = hash * m ^ (k ^ (k >>> 24)) * m;
        }
        int rest = in.remaining();
        if (rest > 0) {
            hash = (hash ^ (int) tail(in)) * m;
        }
        hash = (hash ^ (hash >>> 13)) * m;
        return (hash ^ (hash >>> 15)) & 0xffffffffL;
    }

    static long of2x64(byte[] bytes) {
        long m = 0xc6a4a7935bd1e995L;
        ByteBuffer in = little(bytes);
        long hash = bytes.length * m;
        while (in.remaining() >= 8) {
            long k = in.getLong() * m;
            hash = (hash ^ (k ^ (k >>> 47)) * m) * m;
        }
        if (in.hasRemaining()) {
            hash = (hash ^ tail(in)) * m;
        }
        hash = (hash ^ (hash >>> 47)) * m;
        return hash ^ (hash >>> 47);
    }

    static long of3x32(byte[] bytes) {
        ByteBuffer in = little(bytes);
        int hash = 0;
        while (in.remaining() >= 4) {
            hash = Integer.rotateLeft(hash ^ scramble(in.getInt()), 13) * 5 + 0xe6546b64;
        }
        if (in.hasRemaining()) {
            hash ^= scramble((int) tail(in));
        }
        hash ^= bytes.length;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return (hash ^ (hash >>> 16)) & 0xffffffffL;
    }

    private static int scramble(int k) {
        return Integer.rotateLeft(k * 0xcc9e2d51, 15) * 0x1b873593;
    }

    static long of3x64(byte[] bytes) {
        ByteBuffer in = little(bytes);
        long h1 = 0;
        long h2 = 0;
        while (in.remaining() >= 16) {
            h1 ^= first(in.getLong());
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= second(in.getLong());
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        if (in.remaining() >= 8) {
            h1 ^= first(in.getLong());
            h2 ^= second(tail(in));
        } else {
            h1 ^= first(tail(in));
        }
        h1 ^= bytes.length;
        h2 ^= bytes.length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        return h1 ^ h2;
    }

    private static long first(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long second(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    /** The last mix of 64 bits. */
    static long finish(long value) {
        long k = value;
        k = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
        k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return k ^ (k >>> 33);
    }

    /** Up to eight bytes as a number; 0 for none. */
    private static long tail(ByteBuffer in) {
        long tail = 0;
        for (int i = 0; in.hasRemaining(); i++) {
            tail |= (in.get() & 0xffL) << (8 * i);
        }
        return tail;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
