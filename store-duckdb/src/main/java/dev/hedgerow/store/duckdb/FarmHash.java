package dev.hedgerow.store.duckdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** FarmHash's Hash64 of up to 256 bytes, where all of its variants agree. */
final class FarmHash {
    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final int SEED = 81;
    private static final int MOST_BYTES = 256;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private FarmHash() {}

    static long of(byte[] bytes) {
        int length = bytes.length;
        if (length <= 16) {
            return upTo16(bytes);
        }
        if (length <= 32) {
            return upTo32(bytes);
        }
        if (length <= 64) {
            return upTo64(bytes);
        }
        if (length <= 96) {
            return upTo96(bytes);
        }
        if (length <= MOST_BYTES) {
            return longer(bytes);
        }
        throw new IllegalArgumentException(
                "farmHash64 of more than " + MOST_BYTES + " bytes is not supported");
    }

    private static long upTo16(byte[] s) {
        int length = s.length;
        if (length >= 8) {
            long mul = K2 + length * 2L;
            long a = at(s, 0) + K2;
            long b = at(s, length - 8);
            long c = Long.rotateRight(b, 37) * mul + a;
            long d = (Long.rotateRight(a, 25) + b) * mul;
            return mix(c, d, mul);
        }
        if (length >= 4) {
            long mul = K2 + length * 2L;
            return mix(length + (half(s, 0) << 3), half(s, length - 4), mul);
        }
        if (length > 0) {
            int y = (s[0] & 0xff) + ((s[length >> 1] & 0xff) << 8);
            int z = length + ((s[length - 1] & 0xff) << 2);
            return shifted(y * K2 ^ z * K0) * K2;
        }
        return K2;
    }

    private static long upTo32(byte[] s) {
        int length = s.length;
        long mul = K2 + length * 2L;
        long a = at(s, 0) * K1;
        long b = at(s, 8);
        long c = at(s, length - 8) * mul;
        long d = at(s, length - 16) * K2;
        return mix(
                Long.rotateRight(a + b, 43) + Long.rotateRight(c, 30) + d,
                a + Long.rotateRight(b + K2, 18) + c,
                mul);
    }

    private static long upTo64(byte[] s) {
        long first = K2 - 30;
        long second = K2 - 30 + 2L * s.length;
        long h0 = of32(s, 0, first, 0, 0);
        long h1 = of32(s, s.length - 32, second, 0, 0);
        return (h1 * second + h0) * second;
    }

    private static long upTo96(byte[] s) {
        long first = K2 - 114;
        long second = K2 - 114 + 2L * s.length;
        long h0 = of32(s, 0, first, 0, 0);
        long h1 = of32(s, 32, second, 0, 0);
        long h2 = of32(s, s.length - 32, second, h0, h1);
        return (h2 * 9 + (h0 >>> 17) + (h1 >>> 21)) * second;
    }

    private static long of32(byte[] s, int from, long mul, long seed0, long seed1) {
        long a = at(s, from) * K1;
        long b = at(s, from + 8);
        long c = at(s, from + 24) * mul;
        long d = at(s, from + 16) * K2;
        long u = Long.rotateRight(a + b, 43) + Long.rotateRight(c, 30) + d + seed0;
        long v = a + Long.rotateRight(b + K2, 18) + c + seed1;
        long mixed = shifted((u ^ v) * mul);
        return shifted((v ^ mixed) * mul);
    }

    private static long longer(byte[] s) {
        long x = SEED;
        long y = x * K1 + 113;
        long z = shifted(y * K2 + 113) * K2;
        long[] v = {0, 0};
        long[] w = {0, 0};
        x = x * K2 + at(s, 0);
        int rest = (s.length - 1) & 63;
        int end = (s.length - 1) / 64 * 64;
        for (int from = 0; from < end; from += 64) {
            x = Long.rotateRight(x + y + v[0] + at(s, from + 8), 37) * K1;
            y = Long.rotateRight(y + v[1] + at(s, from + 48), 42) * K1;
            x ^= w[1];
            y += v[0] + at(s, from + 40);
            z = Long.rotateRight(z + w[0], 33) * K1;
            v = weak(s, from, v[1] * K1, x + w[0]);
            w = weak(s, from + 32, z + w[1], y + at(s, from + 16));
            long swapped = z;
            z = x;
            x = swapped;
        }
        long mul = K1 + ((z & 0xff) << 1);
        int from = end + rest - 63;
        w[0] += rest;
        v[0] += w[0];
        w[0] += v[0];
        x = Long.rotateRight(x + y + v[0] + at(s, from + 8), 37) * mul;
        y = Long.rotateRight(y + v[1] + at(s, from + 48), 42) * mul;
        x ^= w[1] * 9;
        y += v[0] * 9 + at(s, from + 40);
        z = Long.rotateRight(z + w[0], 33) * mul;
        v = weak(s, from, v[1] * mul, x + w[0]);
        w = weak(s, from + 32, z + w[1], y + at(s, from + 16));
        return mix(mix(v[0], w[0], mul) + shifted(y) * K0 + x, mix(v[1], w[1], mul) + z, mul);
    }

    private static long[] weak(byte[] s, int from, long a, long b) {
        long first = at(s, from) + a;
        long last = at(s, from + 24);
        long sum = first + at(s, from + 8) + at(s, from + 16);
        return new long[] {
            sum + last, Long.rotateRight(b + first + last, 21) + Long.rotateRight(sum, 44) + first
        };
    }

    private static long mix(long u, long v, long mul) {
        long a = shifted((u ^ v) * mul);
        return shifted((v ^ a) * mul) * mul;
    }

    private static long shifted(long value) {
        return value ^ (value >>> 47);
    }

    private static long at(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    private static long half(byte[] bytes, int from) {
        return (int) INTS.get(bytes, from) & 0xffff_ffffL;
    }
}
