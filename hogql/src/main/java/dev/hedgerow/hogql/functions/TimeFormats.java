package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ClickHouse's formats of times, which are MySQL's with additions, in the engine's letters. */
final class TimeFormats {
    private TimeFormats() {}

    /** The text of a wall clock time. */
    static Sql write(String format, Sql local) {
        List<Sql> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                plain.append(c);
                continue;
            }
            char letter = format.charAt(++i);
            Optional<Sql> unknown = unknownToEngine(letter, local);
            if (unknown.isEmpty()) {
                plain.append(ofEngine(letter));
            } else {
                addPlain(pieces, plain, local);
                pieces.add(unknown.get());
            }
        }
        addPlain(pieces, plain, local);
        return pieces.stream()
                .reduce((left, right) -> Sql.of("($1 || $2)", left, right))
                .orElse(Sql.value(""));
    }

    /** The engine's format that reads what ClickHouse's says. */
    static String forReading(String format) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            boolean isLetter = c == '%' && i + 1 < format.length();
            result.append(isLetter ? readLetter(format.charAt(++i)) : Character.toString(c));
        }
        return result.toString();
    }

    /** Reading takes numbers with and without a leading zero or blank. */
    private static String readLetter(char letter) {
        return switch (letter) {
            case 'e' -> "%d";
            default -> ofEngine(letter);
        };
    }

    private static void addPlain(List<Sql> pieces, StringBuilder plain, Sql local) {
        if (!plain.isEmpty()) {
            pieces.add(Sql.of("strftime($1, $2)", local, Sql.value(plain.toString())));
            plain.setLength(0);
        }
    }

    /** The letter's text by other means than strftime; empty where the engine has the letter. */
    private static Optional<Sql> unknownToEngine(char letter, Sql local) {
        @Nullable Sql text =
                switch (letter) {
                    case 'C' -> Sql.of("lpad(CAST(year($1) // 100 AS VARCHAR), 2, '0')", local);
                    case 'e' -> Sql.of("lpad(CAST(day($1) AS VARCHAR), 2, ' ')", local);
                    case 'g' -> Sql.of("right(CAST(isoyear($1) AS VARCHAR), 2)", local);
                    case 'Q' -> Sql.of("CAST(quarter($1) AS VARCHAR)", local);
                    default -> null;
                };
        return Optional.ofNullable(text);
    }

    private static String ofEngine(char letter) {
        return switch (letter) {
            case 'c' -> "%m";
            case 'D' -> "%m/%d/%y";
            case 'F' -> "%Y-%m-%d";
            case 'h' -> "%I";
            case 'i' -> "%M";
            case 'k' -> "%H";
            case 'l' -> "%I";
            case 'M' -> "%B";
            case 'n' -> "\n";
            case 'r' -> "%I:%M %p";
            case 'R' -> "%H:%M";
            case 's' -> "%S";
            case 't' -> "\t";
            case 'T' -> "%H:%M:%S";
            case 'W' -> "%A";
            default -> "%" + letter;
        };
    }
}
