package dev.hedgerow.http.csv;

import dev.hedgerow.http.route.Reply;
import dev.hedgerow.insights.table.Sheet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A table as a file by RFC 4180: commas, CRLF, quotes where a value needs them.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe in front: property values
 * come from anybody who can send events.
 */
public final class CsvFile {
    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvFile() {}

    /**
     * A reply that browsers save.
     *
     * @param name of the file, without its ending; null for {@code export}
     * @param firstLine a line before the head, such as where the table comes from; null for none
     */
    public static <R> Reply<R> reply(
            Sheet sheet, @Nullable String name, @Nullable String firstLine) {
        String text = (firstLine == null ? "" : firstLine + "\n") + text(sheet);
        return Reply.<R>text(200, text, "text/csv; charset=utf-8")
                .withHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + fileName(name) + ".csv\"");
    }

    static String text(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        addLine(text, sheet.columns().stream().map(CsvFile::harmless).toList());
        for (List<JsonNode> row : sheet.rows()) {
            addLine(text, row.stream().map(CsvFile::cell).toList());
        }
        return text.toString();
    }

    private static void addLine(StringBuilder text, List<String> cells) {
        String separator = "";
        for (String cell : cells) {
            text.append(separator).append(quoted(cell));
            separator = ",";
        }
        text.append(LINE_END);
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isString() ? harmless(value.asString()) : value.toString();
    }

    private static String harmless(String text) {
        boolean runs = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return runs ? "'" + text : text;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /** Letters, digits and dashes alone: headers take no other. */
    private static String fileName(@Nullable String name) {
        String plain =
                name == null
                        ? ""
                        : name.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9]+", "-")
                                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "export" : plain;
    }
}
