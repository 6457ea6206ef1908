package dev.hedgerow.ingest.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JSON in a request: in the body, in a form's or query string's {@code data}, under gzip,
 * lz-string and base64 in any sensible nesting. What SDKs and proxies say about the encoding is
 * often wrong, so the bytes themselves are looked at, as PostHog's capture does; only lz-string
 * needs to be announced.
 */
final class PayloadDecoder {

    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    /** Base64 in gzip in base64 has been seen; nobody wraps deeper. */
    private static final int MAX_LAYERS = 4;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final int limit;

    PayloadDecoder(int limit) {
        this.limit = limit;
    }

    /** The JSON text of the request, in bytes that nobody else holds. */
    byte[] decode(CaptureInput input, FormFields query) {
        byte[] raw = query.bytes("data");
        if (raw == null || raw.length == 0) {
            raw = input.body();
        } else {
            raw = restorePlus(raw);
        }
        if (raw.length == 0) {
            throw CaptureException.emptyPayload();
        }
        checkSize(raw.length);
        String compression = query.text("compression");
        FormFields form = form(raw, input.contentType());
        if (form != null) {
            byte[] data = form.bytes("data");
            if (data == null || data.length == 0) {
                throw CaptureException.emptyPayload();
            }
            raw = restorePlus(data);
            compression = compression == null ? form.text("compression") : compression;
        }
        compression = compression == null ? input.contentEncoding() : compression;
        return withoutByteOrderMark(unwrap(raw, isLzString(compression)));
    }

    private static @Nullable FormFields form(byte[] raw, @Nullable String contentType) {
        byte[] text = raw;
        boolean declared = contentType != null && contentType.startsWith(FORM_TYPE);
        if (declared && !FormFields.looksLikeForm(raw) && looksLikeBase64(raw)) {
            text = decodeBase64(raw);
        }
        return (declared || startsWithData(text)) && FormFields.looksLikeForm(text)
                ? FormFields.parse(text)
                : null;
    }

    private static boolean startsWithData(byte[] text) {
        return text.length > 5
                && text[0] == 'd'
                && text[1] == 'a'
                && text[2] == 't'
                && text[3] == 'a'
                && text[4] == '=';
    }

    private static boolean isLzString(@Nullable String compression) {
        return "lz64".equals(compression) || "lz-string".equals(compression);
    }

    private byte[] unwrap(byte[] payload, boolean lzString) {
        byte[] bytes = payload;
        boolean lzPending = lzString;
        for (int layer = 0; layer < MAX_LAYERS; layer++) {
            if (isGzip(bytes)) {
                bytes = gunzip(bytes);
            } else if (lzPending) {
                bytes = LzString.decompressBase64(bytes, limit).getBytes(StandardCharsets.UTF_8);
                lzPending = false;
            } else if (looksLikeBase64(bytes)) {
                bytes = decodeBase64(bytes);
            } else {
                return bytes;
            }
            checkSize(bytes.length);
        }
        return bytes;
    }

    private void checkSize(int size) {
        if (size > limit) {
            throw CaptureException.tooLarge(limit);
        }
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    }

    private byte[] gunzip(byte[] zipped) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(Math.min(zipped.length * 4, limit));
        byte[] chunk = new byte[16 * 1024];
        try (GZIPInputStream stream =
                new GZIPInputStream(new ByteArrayInputStream(zipped), chunk.length)) {
            int read = stream.read(chunk);
            while (read >= 0) {
                if (plain.size() + read > limit) {
                    throw CaptureException.tooLarge(limit);
                }
                plain.write(chunk, 0, read);
                read = stream.read(chunk);
            }
        } catch (IOException e) {
            throw CaptureException.undecodable("invalid GZIP data");
        }
        return plain.toByteArray();
    }

    /** Base64, plain or URL-safe, padded or not, perhaps broken into lines. */
    private static boolean looksLikeBase64(byte[] bytes) {
        if (bytes.length == 0) {
            return false;
        }
        for (byte b : bytes) {
            boolean fits =
                    (b >= 'A' && b <= 'Z')
                            || (b >= 'a' && b <= 'z')
                            || (b >= '0' && b <= '9')
                            || b == '+'
                            || b == '/'
                            || b == '-'
                            || b == '_'
                            || b == '='
                            || b == '\r'
                            || b == '\n';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static byte[] decodeBase64(byte[] text) {
        byte[] plain = new byte[text.length];
        int length = 0;
        for (byte b : text) {
            if (b != '=' && b != '\r' && b != '\n') {
                plain[length++] = b == '-' ? (byte) '+' : b == '_' ? (byte) '/' : b;
            }
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(plain, length));
        } catch (IllegalArgumentException e) {
            throw CaptureException.undecodable("attempting to decode base64");
        }
    }

    /** A plus of base64 arrives as a space when the client forgot to encode it. */
    private static byte[] restorePlus(byte[] data) {
        byte[] restored = data.clone();
        for (int i = 0; i < restored.length; i++) {
            if (restored[i] == ' ') {
                restored[i] = '+';
            }
        }
        return looksLikeBase64(restored) ? restored : data;
    }

    private static byte[] withoutByteOrderMark(byte[] text) {
        boolean marked =
                text.length >= BYTE_ORDER_MARK.length
                        && Arrays.equals(
                                text,
                                0,
                                BYTE_ORDER_MARK.length,
                                BYTE_ORDER_MARK,
                                0,
                                BYTE_ORDER_MARK.length);
        return marked ? Arrays.copyOfRange(text, BYTE_ORDER_MARK.length, text.length) : text;
    }
}
