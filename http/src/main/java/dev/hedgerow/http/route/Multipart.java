package dev.hedgerow.http.route;

import dev.hedgerow.http.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data}: fields and files alike, as text in UTF-8. */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=(?:\"([^\"]*)\"|([^;\\s]+))");

    private Multipart() {}

    /**
     * The parts by name, the last of several; what is no UTF-8 holds the sign for undecodable
     * bytes.
     */
    static Map<String, String> parse(byte[] bytes, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw ApiException.unparsable("Multipart form without a boundary");
        }
        String mark = "--" + value(boundary);
        Map<String, String> parts = new LinkedHashMap<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = text.startsWith(mark) ? 0 : text.indexOf("\r\n" + mark);
        while (at >= 0) {
            int start = text.indexOf("\r\n", at + mark.length());
            int end = start < 0 ? -1 : text.indexOf("\r\n" + mark, start);
            if (end >= 0) {
                addPart(text.substring(start + 2, end), parts);
            }
            at = end;
        }
        return parts;
    }

    private static void addPart(String part, Map<String, String> parts) {
        int headEnd = part.indexOf("\r\n\r\n");
        Matcher name = NAME.matcher(headEnd < 0 ? "" : part.substring(0, headEnd));
        if (name.find()) {
            parts.put(value(name), part.substring(headEnd + 4));
        }
    }

    private static String value(Matcher matcher) {
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
