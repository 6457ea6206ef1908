package dev.hedgerow.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values by their bytes, lowest first, as ClickHouse's memory holds them. */
final class RawBytes {
    private RawBytes() {}

    /** The first eight bytes of a text, as if zeros followed. */
    static @Nullable Long bitsOfText(@Nullable String text) {
        return text == null ? null : first(text, Long.BYTES).getLong();
    }

    static @Nullable Long bitsOfFloat(@Nullable Double value) {
        return value == null ? null : Double.doubleToRawLongBits(value);
    }

    /**
     * @param width 32 or 64
     */
    static @Nullable Double floatOfBits(@Nullable Long bits, @Nullable Long width) {
        if (bits == null || width == null) {
            return null;
        }
        return width == Float.SIZE
                ? (double) Float.intBitsToFloat(bits.intValue())
                : Double.longBitsToDouble(bits);
    }

    static @Nullable String uuidOfBytes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        ByteBuffer bytes = first(text, 2 * Long.BYTES);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static ByteBuffer first(String text, int count) {
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), count);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
