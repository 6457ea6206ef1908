package dev.hedgerow.store.duckdb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of HTML by the simple rules of ClickHouse's {@code extractTextFromHTML}: tags, comments,
 * scripts and styles go, CDATA stays as it is, blanks collapse; entities are not decoded.
 */
final class HtmlText {
    private static final Pattern HIDDEN = Pattern.compile("<(script|style)[\\s>]");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int place;

    private HtmlText(String html) {
        this.html = html;
    }

    static @Nullable String of(@Nullable String html) {
        return html == null ? null : new HtmlText(html).extract();
    }

    private String extract() {
        while (place < html.length()) {
            copyText();
            skipMarkup();
        }
        return text.toString();
    }

    private void copyText() {
        int end = indexOf("<", place);
        String run = html.substring(place, end).strip().replaceAll("\\s+", " ");
        if (!run.isEmpty() && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
        text.append(run);
        place = end;
    }

    private void skipMarkup() {
        if (html.startsWith("<!--", place)) {
            place = after("-->", place + 4);
        } else if (html.startsWith("<![CDATA[", place)) {
            int end = indexOf("]]>", place);
            text.append(html, Math.min(place + 9, end), end);
            place = after("]]>", end);
        } else {
            Matcher hidden = HIDDEN.matcher(html).region(place, html.length());
            place = hidden.lookingAt() ? afterElement(hidden.group(1)) : after(">", place);
        }
    }

    /** Closing tags within CDATA do not count. */
    private int afterElement(String name) {
        Matcher closing = Pattern.compile("</" + name + "\\s*>").matcher(html);
        int from = after(">", place);
        while (closing.find(from)) {
            int cdata = html.indexOf("<![CDATA[", from);
            if (cdata < 0 || cdata > closing.start()) {
                return closing.end();
            }
            from = after("]]>", cdata);
        }
        return html.length();
    }

    private int after(String mark, int from) {
        return Math.min(html.length(), indexOf(mark, from) + mark.length());
    }

    /** The end of the text where there is none. */
    private int indexOf(String mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? html.length() : found;
    }
}
