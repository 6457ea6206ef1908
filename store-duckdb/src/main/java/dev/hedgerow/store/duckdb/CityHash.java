package dev.hedgerow.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Google's CityHash64 in its version 1.0.2, which ClickHouse keeps. */
final class CityHash {
    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long K3 = 0xc949d7c7509e6557L;
    private static final long MUL = 0x9ddfea08eb382d69L;

    private final ByteBuffer bytes;

    private CityHash(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long of(byte[] bytes) {
        return new CityHash(bytes).hash(bytes.length);
    }

    /** Murmur-inspired hash of 128 bits to 64. */
    static long ofPair(long low, long high) {
        long a = (low ^ high) * MUL;
        a ^= a >>> 47;
        long b = (high ^ a) * MUL;
        b ^= b >>> 47;
        return b * MUL;
    }

    private long hash(int length) {
        if (length <= 16) {
            return upTo16(length);
        }
        if (length <= 32) {
            return upTo32(length);
        }
        return length <= 64 ? upTo64(length) : longer(length);
    }

    private long at(int place) {
        return bytes.getLong(place);
    }

    private long word(int place) {
        return bytes.getInt(place) & 0xffffffffL;
    }

    private static long mix(long value) {
        return value ^ (value >>> 47);
    }

    /** A right rotation that leaves the value alone for 0. */
    private static long rotate(long value, int shift) {
        return Long.rotateRight(value, shift);
    }

    private long upTo16(int length) {
        if (length > 8) {
            long a = at(0);
            long b = at(length - 8);
            return ofPair(a, rotate(b + length, length)) ^ b;
        }
        if (length >= 4) {
            return ofPair(length + (word(0) << 3), word(length - 4));
        }
        if (length > 0) {
            int a = bytes.get(0) & 0xff;
            int b = bytes.get(length >> 1) & 0xff;
            int c = bytes.get(length - 1) & 0xff;
            int y = a + (b << 8);
            int z = length + (c << 2);
            return mix(y * K2 ^ z * K3) * K2;
        }
        return K2;
    }

    private long upTo32(int length) {
        long a = at(0) * K1;
        long b = at(8);
        long c = at(length - 8) * K2;
        long d = at(length - 16) * K0;
        return ofPair(rotate(a - b, 43) + rotate(c, 30) + d, a + rotate(b ^ K3, 20) - c + length);
    }

    private long upTo64(int length) {
        long z = at(24);
        long a = at(0) + (length + at(length - 16)) * K0;
        long b = rotate(a + z, 52);
        long c = rotate(a, 37);
        a += at(8);
        c += rotate(a, 7);
        a += at(16);
        final long vf = a + z;
        final long vs = b + rotate(a, 31) + c;
        a = at(16) + at(length - 32);
        z = at(length - 8);
        b = rotate(a + z, 52);
        c = rotate(a, 37);
        a += at(length - 24);
        c += rotate(a, 7);
        a += at(length - 16);
        long wf = a + z;
        long ws = b + rotate(a, 31) + c;
        long r = mix((vf + ws) * K2 + (wf + vs) * K0);
        return mix(r * K0 + vs) * K2;
    }

    private long[] weak32(int place, long first, long second) {
        long w = at(place);
        long x = at(place + 8);
        long y = at(place + 16);
        long z = at(place + 24);
        long a = first + w;
        long b = rotate(second + a + z, 21);
        long c = a;
        a += x + y;
        b += rotate(a, 44);
        return new long[] {a + z, b + c};
    }

    private long longer(int length) {
        long x = at(0);
        long y = at(length - 16) ^ K1;
        long z = at(length - 56) ^ K0;
        long[] v = weak32(length - 64, length, y);
        long[] w = weak32(length - 32, length * K1, K0);
        z += mix(v[1]) * K1;
        x = rotate(z + x, 39) * K1;
        y = rotate(y, 33) * K1;
        int rest = (length - 1) & ~63;
        int place = 0;
        do {
            x = rotate(x + y + v[0] + at(place + 16), 37) * K1;
            y = rotate(y + v[1] + at(place + 48), 42) * K1;
            x ^= w[1];
            y ^= v[0];
            z = rotate(z ^ w[0], 33);
            v = weak32(place, v[1] * K1, x + w[0]);
            w = weak32(place + 32, z + w[1], y);
            long swapped = z;
            z = x;
            x = swapped;
            place += 64;
            rest -= 64;
        } while (rest != 0);
        return ofPair(ofPair(v[0], w[0]) + mix(y) * K1 + z, ofPair(v[1], w[1]) + x);
    }
}
