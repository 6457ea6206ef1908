package dev.hedgerow.ingest.capture;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fractions as JavaScript spells them, through which every event of PostHog goes: 5.0, as SDKs in
 * Python send it, is 5, and 1.50 is 1.5. Whole numbers keep all of their digits.
 */
final class JsonNumbers {

    private static final double FIRST_WITH_EXPONENT = 1e21;
    private static final double LAST_WITH_EXPONENT = 1e-6;

    private JsonNumbers() {}

    /** The usual spelling of the fraction, null when it has that already. */
    static byte @Nullable [] usual(byte[] json, int start, int end) {
        if (json[end - 1] != '0' && !hasExponent(json, start, end)) {
            return null;
        }
        double number =
                Double.parseDouble(new String(json, start, end - start, StandardCharsets.US_ASCII));
        double size = Math.abs(number);
        if (size >= FIRST_WITH_EXPONENT || (size < LAST_WITH_EXPONENT && size > 0)) {
            return null;
        }
        return BigDecimal.valueOf(number)
                .stripTrailingZeros()
                .toPlainString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Spells the fraction the usual way where it stands, if there is room, with space behind it.
     */
    static void mend(byte[] json, int start, int end) {
        byte[] usual = usual(json, start, end);
        if (usual != null && usual.length <= end - start) {
            System.arraycopy(usual, 0, json, start, usual.length);
            Arrays.fill(json, start + usual.length, end, (byte) ' ');
        }
    }

    private static boolean hasExponent(byte[] json, int start, int end) {
        for (int i = start; i < end; i++) {
            if ((json[i] | ' ') == 'e') {
                return true;
            }
        }
        return false;
    }
}
