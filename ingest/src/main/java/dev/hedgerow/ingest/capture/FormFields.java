package dev.hedgerow.ingest.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a query string or of a urlencoded form. Values stay bytes: what they hold may be
 * compressed, and bad UTF-8 in them has to be seen later.
 */
final class FormFields {

    private static final int LOOK_AHEAD = 128;

    private final Map<String, byte[]> fields = new LinkedHashMap<>();

    private FormFields() {}

    /**
     * Reads fields; of one that comes twice the first counts.
     *
     * @throws CaptureException when a percent sign is not followed by two hex digits
     */
    static FormFields parse(byte[] encoded) {
        FormFields form = new FormFields();
        int start = 0;
        while (start < encoded.length) {
            int end = indexOf(encoded, '&', start, encoded.length);
            int equals = indexOf(encoded, '=', start, end);
            String name = new String(decode(encoded, start, equals), StandardCharsets.UTF_8);
            form.fields.putIfAbsent(name, decode(encoded, Math.min(equals + 1, end), end));
            start = end + 1;
        }
        return form;
    }

    /**
     * True when the text begins like a form of an SDK: PostHog looks at the first 128 bytes, too.
     */
    static boolean looksLikeForm(byte[] text) {
        String head =
                "&"
                        + new String(
                                text,
                                0,
                                Math.min(text.length, LOOK_AHEAD),
                                StandardCharsets.ISO_8859_1);
        if (head.startsWith("&{") || head.startsWith("&[")) {
            return false;
        }
        return head.contains("&data=")
                || head.contains("&compression=")
                || head.contains("&_=")
                || head.contains("&ip=");
    }

    byte @Nullable [] bytes(String name) {
        return fields.get(name);
    }

    @Nullable String text(String name) {
        byte[] value = fields.get(name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] text, char wanted, int from, int to) {
        int i = from;
        while (i < to && text[i] != wanted) {
            i++;
        }
        return i;
    }

    private static byte[] decode(byte[] text, int start, int end) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            byte b = text[i];
            if (b == '+') {
                decoded.write(' ');
            } else if (b != '%') {
                decoded.write(b);
            } else {
                decoded.write(hexDigit(text, i + 1, end) << 4 | hexDigit(text, i + 2, end));
                i += 2;
            }
        }
        return decoded.toByteArray();
    }

    private static int hexDigit(byte[] text, int i, int end) {
        int digit = i < end ? Character.digit(text[i], 16) : -1;
        if (digit < 0) {
            throw CaptureException.undecodable("invalid urlencoded form data");
        }
        return digit;
    }
}
