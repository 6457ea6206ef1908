package dev.hedgerow.http.cohorts;

import dev.hedgerow.http.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The file that lists the members of a static cohort. One column of distinct ids needs no header;
 * of several, or to list persons or emails, a header names the column.
 *
 * @param kind what the values are
 * @param values not empty, without blanks
 */
record CohortCsv(Kind kind, List<String> values) {
    private static final String ATTRIBUTE = "csv";
    private static final char UNDECODABLE = '\uFFFD';
    private static final char MARK = '\uFEFF';

    /** What a column holds, the most exact first. */
    enum Kind {
        PERSON_ID,
        DISTINCT_ID,
        EMAIL;

        private List<String> headers() {
            return switch (this) {
                case PERSON_ID -> List.of("person_id", "person-id", "person .id");
                case DISTINCT_ID -> List.of("distinct_id", "distinct-id");
                case EMAIL -> List.of("email", "e-mail");
            };
        }

        private boolean names(String header) {
            return headers().contains(header.strip().toLowerCase(Locale.ROOT));
        }
    }

    CohortCsv {
        values = List.copyOf(values);
    }

    static CohortCsv parse(String text) {
        if (text.indexOf(UNDECODABLE) >= 0) {
            throw refuse(
                    "CSV file encoding is not supported. Please save your file as UTF-8 and try again.");
        }
        List<List<String>> rows =
                new ArrayList<>(
                        rows(text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1)));
        rows.removeIf(row -> row.stream().allMatch(String::isBlank));
        if (rows.isEmpty()) {
            throw refuse(
                    "CSV file is empty. Please upload a CSV file with at least one row of data.");
        }
        List<String> header = rows.getFirst();
        long filled = header.stream().filter(cell -> !cell.isBlank()).count();
        return filled <= 1 ? single(rows) : several(header, rows.subList(1, rows.size()));
    }

    private static CohortCsv single(List<List<String>> rows) {
        String first = rows.getFirst().getFirst();
        for (Kind kind : List.of(Kind.PERSON_ID, Kind.EMAIL)) {
            if (kind.names(first)) {
                return of(kind, rows.subList(1, rows.size()), 0);
            }
        }
        return of(Kind.DISTINCT_ID, rows, 0);
    }

    private static CohortCsv several(List<String> header, List<List<String>> rows) {
        for (Kind kind : Kind.values()) {
            for (int column = 0; column < header.size(); column++) {
                if (kind.names(header.get(column))) {
                    return of(kind, rows, column);
                }
            }
        }
        List<String> columns =
                header.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
        throw refuse(
                "Multi-column CSV must contain at least one column with a supported ID header: 'person_id', 'Person .id'"
                        + " (PostHog export format), 'distinct_id', 'distinct-id', or 'email'. Found columns: "
                        + String.join(", ", columns));
    }

    private static CohortCsv of(Kind kind, List<List<String>> rows, int column) {
        List<String> values =
                rows.stream()
                        .filter(row -> row.size() > column)
                        .map(row -> row.get(column).strip())
                        .filter(value -> !value.isEmpty())
                        .toList();
        if (values.isEmpty()) {
            throw refuse(
                    "CSV file contains no valid person IDs, distinct IDs, or email addresses. Please ensure your file has"
                            + " data rows with person IDs, distinct IDs, or email addresses.");
        }
        return new CohortCsv(kind, values);
    }

    /** Cells may be quoted; a doubled quote within is one. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    i++;
                }
                if (c == '"' && !doubled) {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        row.add(cell.toString());
        rows.add(row);
        return rows;
    }

    private static ApiException refuse(String message) {
        return ApiException.invalid(ATTRIBUTE, message);
    }
}
