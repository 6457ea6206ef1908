package dev.hedgerow.ingest.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Makes sure that JSON text can be stored anywhere: it must be UTF-8 without NUL, and the escapes
 * of NUL and of lone surrogates become those of U+FFFD, as in PostHog. Escapes keep their length,
 * so the text is mended in place.
 */
final class JsonScrubber {

    private static final byte[] REPLACEMENT = {'f', 'f', 'f', 'd'};

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long BACKSLASHES = ONES * '\\';

    private final byte[] json;

    private JsonScrubber(byte[] json) {
        this.json = json;
    }

    /**
     * Checks and mends the text in one pass.
     *
     * @throws CaptureException when it is not UTF-8 or holds a NUL
     */
    static void scrub(byte[] json) {
        new JsonScrubber(json).run();
    }

    private void run() {
        int i = 0;
        while (i < json.length) {
            byte b = json[i];
            if (b == '\\') {
                i = escape(i);
            } else if (b > 0) {
                i = plainEnd(i + 1);
            } else {
                i = multiByte(i);
            }
        }
    }

    /** How far text from {@code i} on is plain, in whole words of eight bytes: most of it is. */
    private int plainEnd(int start) {
        int i = start;
        while (i + Long.BYTES <= json.length && isPlain((long) WORDS.get(json, i))) {
            i += Long.BYTES;
        }
        return i;
    }

    /** True when each of the eight bytes is ASCII, no NUL and no backslash. */
    private static boolean isPlain(long word) {
        long backslashes = word ^ BACKSLASHES;
        // A byte that is zero borrows into its highest bit; others below 0x80 never do.
        return ((word | (word - ONES) | (backslashes - ONES)) & HIGHEST_BITS) == 0;
    }

    /** Mends the escape at {@code i}, and returns where the text goes on behind it. */
    private int escape(int i) {
        if (i + 1 >= json.length || json[i + 1] != 'u') {
            return i + 2;
        }
        int unit = hex(i);
        if (unit < 0) {
            return i + 2; // No valid escape: the parser says so.
        }
        if (Character.isHighSurrogate((char) unit) && isLowSurrogate(i + 6)) {
            return i + 12;
        }
        if (unit == 0 || Character.isSurrogate((char) unit)) {
            System.arraycopy(REPLACEMENT, 0, json, i + 2, REPLACEMENT.length);
        }
        return i + 6;
    }

    private boolean isLowSurrogate(int i) {
        if (i + 1 >= json.length || json[i] != '\\' || json[i + 1] != 'u') {
            return false;
        }
        int unit = hex(i);
        return unit >= 0 && Character.isLowSurrogate((char) unit);
    }

    /** The unit that the escape at {@code i} stands for, -1 when it is cut short or no hex. */
    private int hex(int i) {
        if (i + 6 > json.length) {
            return -1;
        }
        int unit = 0;
        for (int digit = i + 2; digit < i + 6; digit++) {
            int value = Character.digit(json[digit], 16);
            if (value < 0) {
                return -1;
            }
            unit = unit << 4 | value;
        }
        return unit;
    }

    /**
     * Checks the character of several bytes at {@code i}; see table 3-7 of the Unicode standard.
     */
    private int multiByte(int i) {
        int lead = json[i] & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            continuation(i + 1, 0x80, 0xbf);
            return i + 2;
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            continuation(i + 1, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
            continuation(i + 2, 0x80, 0xbf);
            return i + 3;
        }
        if (lead >= 0xf0 && lead <= 0xf4) {
            continuation(i + 1, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
            continuation(i + 2, 0x80, 0xbf);
            continuation(i + 3, 0x80, 0xbf);
            return i + 4;
        }
        throw invalid();
    }

    private void continuation(int i, int lowest, int highest) {
        int b = i < json.length ? json[i] & 0xff : 0;
        if (b < lowest || b > highest) {
            throw invalid();
        }
    }

    private static CaptureException invalid() {
        return CaptureException.undecodable("invalid UTF8 in request payload");
    }
}
