package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the driver's exceptions into ours. The driver gives neither SQL states nor codes, so this
 * is the one place that reads its messages, which begin with a kind ("Conversion Error: …").
 */
final class DuckDbErrors {

    private static final List<String> SHOWN_KINDS =
            List.of(
                    "Binder Error",
                    "Catalog Error",
                    "Constraint Error",
                    "Conversion Error",
                    "Decimal Error",
                    "Divide by Zero Error",
                    "Expression Error",
                    "Invalid Input Error",
                    "Invalid type Error",
                    "Mismatch Type Error",
                    "Not implemented Error",
                    "Out of Range Error",
                    "Parser Error",
                    "Syntax Error");

    /** How RE2 begins what it says about a pattern that it cannot read. */
    private static final List<String> FAULTS_OF_PATTERNS =
            List.of(
                    "bad repetition operator",
                    "invalid UTF-8",
                    "invalid character class",
                    "invalid escape sequence",
                    "invalid named capture group",
                    "invalid perl operator",
                    "invalid repetition size",
                    "missing )",
                    "missing ]",
                    "no argument for repetition operator",
                    "trailing \\",
                    "unexpected )");

    private static final String DIVISION_BY_ZERO = "Division by zero";

    private DuckDbErrors() {}

    /** What a query's failure means for the one who asked. */
    static StoreException ofQuery(SQLException exception) {
        String message = messageOf(exception);
        if (isOutOfMemory(message)) {
            return StoreException.outOfMemory(exception);
        }
        if (message.startsWith("INTERRUPT Error")) {
            return StoreException.cancelled();
        }
        String firstLine = message.lines().findFirst().orElse("");
        for (String kind : SHOWN_KINDS) {
            if (firstLine.startsWith(kind + ": ")) {
                return StoreException.queryFailed(
                        shown(firstLine.substring(kind.length() + 2)), exception);
            }
        }
        return StoreException.internal("The query failed in the engine: " + firstLine, exception);
    }

    /** What a failure of the writer, or of anything that is not a query, means. */
    static StoreException ofFile(Path file, SQLException exception) {
        String message = messageOf(exception);
        String path = file.toString();
        if (message.contains("No space left on device") || message.contains("File too large")) {
            return StoreException.diskFull(path, exception);
        }
        if (message.contains("Could not set lock")) {
            return StoreException.locked(path, exception);
        }
        if (message.contains("Permission denied")
                || message.contains("Read-only file system")
                || message.contains("No such file or directory")) {
            return StoreException.readOnly(path, exception);
        }
        if (message.contains("not a valid DuckDB database file")) {
            return StoreException.unusableFile(
                    path, "it is not a database of this program.", exception);
        }
        if (message.contains("Corrupt") || message.startsWith("Serialization Error")) {
            return StoreException.unusableFile(
                    path, "it is damaged. Restore it from a backup.", exception);
        }
        if (isOutOfMemory(message)) {
            return StoreException.outOfMemory(exception);
        }
        return StoreException.internal("The event store failed: " + message, exception);
    }

    /** True when the driver says that a query failed, but not why. */
    static boolean isWithoutCause(SQLException exception) {
        return messageOf(exception).endsWith("Invalid result set");
    }

    private static boolean isOutOfMemory(String message) {
        return message.startsWith("Out of Memory Error") || message.contains("failed to allocate");
    }

    // A Java function that throws shows its exception's class in front of the message; a division
    // by zero comes with advice on the engine's settings.
    private static String shown(String message) {
        if (message.startsWith(DIVISION_BY_ZERO)) {
            return DIVISION_BY_ZERO;
        }
        if (FAULTS_OF_PATTERNS.stream().anyMatch(message::startsWith)) {
            return "Invalid regular expression: " + message;
        }
        return message.replaceFirst("^(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ", "");
    }

    private static String messageOf(SQLException exception) {
        @Nullable String message = exception.getMessage();
        return message == null ? exception.toString() : message;
    }
}
