package dev.hedgerow.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** XXH32 and XXH64 with seed 0. */
final class XxHash {
    private static final int A1 = 0x9E3779B1;
    private static final int A2 = 0x85EBCA77;
    private static final int A1_AND_A2 = 0x24234428;
    private static final int A3 = 0xC2B2AE3D;
    private static final int A4 = 0x27D4EB2F;
    private static final int A5 = 0x165667B1;
    private static final long B1 = 0x9E3779B185EBCA87L;
    private static final long B2 = 0xC2B2AE3D27D4EB4FL;
    private static final long B1_AND_B2 = 0x60EA27EEADC0B5D6L;
    private static final long B3 = 0x165667B19E3779F9L;
    private static final long B4 = 0x85EBCA77C2B2AE63L;
    private static final long B5 = 0x27D4EB2F165667C5L;

    private XxHash() {}

    static long of32(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int hash = A5;
        if (bytes.length >= 16) {
            int[] lanes = {A1_AND_A2, A2, 0, -A1};
            while (in.remaining() >= 16) {
                for (int i = 0; i < lanes.length; i++) {
                    lanes[i] = Integer.rotateLeft(lanes[i] + in.getInt() * A2, 13) * A1;
                }
            }
            hash =
                    Integer.rotateLeft(lanes[0], 1)
                            + Integer.rotateLeft(lanes[1], 7)
                            + Integer.rotateLeft(lanes[2], 12)
                            + Integer.rotateLeft(lanes[3], 18);
        }
        hash += bytes.length;
        while (in.remaining() >= 4) {
            hash = Integer.rotateLeft(hash + in.getInt() * A3, 17) * A4;
        }
        while (in.hasRemaining()) {
            hash = Integer.rotateLeft(hash + (in.get() & 0xff) * A5, 11) * A1;
        }
        hash = (hash ^ (hash >>> 15)) * A2;
        hash = (hash ^ (hash >>> 13)) * A3;
        return (hash ^ (hash >>> 16)) & 0xffffffffL;
    }

    static long of64(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long hash = B5;
        if (bytes.length >= 32) {
            long[] lanes = {B1_AND_B2, B2, 0, -B1};
            while (in.remaining() >= 32) {
                for (int i = 0; i < lanes.length; i++) {
                    lanes[i] = round(lanes[i], in.getLong());
                }
            }
            hash =
                    Long.rotateLeft(lanes[0], 1)
                            + Long.rotateLeft(lanes[1], 7)
                            + Long.rotateLeft(lanes[2], 12)
                            + Long.rotateLeft(lanes[3], 18);
            for (long lane : lanes) {
                hash = (hash ^ round(0, lane)) * B1 + B4;
            }
        }
        return finish(hash + bytes.length, in);
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * B2, 31) * B1;
    }

    private static long finish(long start, ByteBuffer in) {
        long hash = start;
        while (in.remaining() >= 8) {
            hash = Long.rotateLeft(hash ^ round(0, in.getLong()), 27) * B1 + B4;
        }
        if (in.remaining() >= 4) {
            hash = Long.rotateLeft(hash ^ (in.getInt() & 0xffffffffL) * B1, 23) * B2 + B3;
        }
        while (in.hasRemaining()) {
            hash = Long.rotateLeft(hash ^ (in.get() & 0xffL) * B5, 11) * B1;
        }
        hash = (hash ^ (hash >>> 33)) * B2;
        hash = (hash ^ (hash >>> 29)) * B3;
        return hash ^ (hash >>> 32);
    }
}
