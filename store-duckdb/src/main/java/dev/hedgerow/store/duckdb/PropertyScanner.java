package dev.hedgerow.store.duckdb;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of given keys in a JSON object, as the engine's {@code json_extract_string}
 * would give them, in one pass over the text and without a tree. Reused from row to row; one thread
 * only.
 *
 * <p>Where the engine would not give the text as it stands (a number that it prints differently, an
 * array, an object, broken JSON), {@link #scan} says so, and the caller asks the engine. So there
 * is no second idea here of how a number is printed.
 */
final class PropertyScanner {

    private final String[] keys;
    // Open addressing by String.hashCode; -1 is empty.
    private final int[] table;
    private final boolean[] seen;

    private String json = "";
    private int position;
    private boolean undecided;

    PropertyScanner(List<String> keys) {
        this.keys = keys.toArray(String[]::new);
        this.seen = new boolean[this.keys.length];
        int size = Math.max(8, Integer.highestOneBit(Math.max(1, this.keys.length)) * 4);
        this.table = new int[size];
        Arrays.fill(table, -1);
        for (int i = 0; i < this.keys.length; i++) {
            int slot = slot(this.keys[i].hashCode());
            while (table[slot] >= 0) {
                slot = (slot + 1) & (size - 1);
            }
            table[slot] = i;
        }
    }

    /**
     * Puts the text of key i into {@code values[i]}, null where absent or JSON null.
     *
     * @return false when the values have to come from the engine
     */
    boolean scan(String text, @Nullable String[] values) {
        Arrays.fill(values, null);
        Arrays.fill(seen, false);
        json = text;
        position = 0;
        undecided = false;
        try {
            return scanObject(values) && !undecided;
        } catch (StringIndexOutOfBoundsException | NumberFormatException e) {
            return false;
        }
    }

    private boolean scanObject(@Nullable String[] values) {
        if (next() != '{') {
            return false;
        }
        char c = next();
        if (c == '}') {
            return true;
        }
        while (true) {
            if (c != '"') {
                return false;
            }
            int key = findKey();
            if (next() != ':') {
                return false;
            }
            boolean wanted = key >= 0 && !seen[key];
            if (wanted) {
                seen[key] = true;
                if (!readValue(values, key)) {
                    return false;
                }
            } else if (!skipValue()) {
                return false;
            }
            c = next();
            if (c == '}') {
                return true;
            }
            if (c != ',') {
                return false;
            }
            c = next();
        }
    }

    /** The next character that is no white space; the position is behind it. */
    private char next() {
        char c = json.charAt(position++);
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = json.charAt(position++);
        }
        return c;
    }

    /** Reads the key whose quote has just been read; -1 for one that is not looked for. */
    private int findKey() {
        int start = position;
        int hash = 0;
        char c = json.charAt(position++);
        while (c != '"') {
            if (c == '\\') {
                position = start;
                String key = readString();
                return lookup(key, 0, key.length(), key.hashCode());
            }
            hash = 31 * hash + c;
            c = json.charAt(position++);
        }
        return lookup(json, start, position - 1 - start, hash);
    }

    private int lookup(String text, int start, int length, int hash) {
        int slot = slot(hash);
        while (table[slot] >= 0) {
            String key = keys[table[slot]];
            if (key.length() == length && text.startsWith(key, start)) {
                return table[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (table.length - 1);
    }

    private boolean readValue(@Nullable String[] values, int key) {
        char c = next();
        if (c == '"') {
            values[key] = readString();
            return true;
        }
        if (c == '{' || c == '[') {
            return false;
        }
        int start = position - 1;
        skipScalar();
        String text = json.substring(start, position);
        switch (text) {
            case "null" -> {
                return true;
            }
            case "true", "false" -> values[key] = text;
            default -> {
                if (!isPrintedAsWritten(text)) {
                    return false;
                }
                values[key] = text;
            }
        }
        return true;
    }

    /** Reads the text whose quote has just been read. */
    private String readString() {
        int start = position;
        int end = json.indexOf('"', start);
        if (end < 0) {
            throw new StringIndexOutOfBoundsException(start);
        }
        int escape = json.indexOf('\\', start, end);
        if (escape < 0) {
            position = end + 1;
            return json.substring(start, end);
        }
        return unescape(start, escape);
    }

    private String unescape(int start, int firstEscape) {
        StringBuilder text = new StringBuilder().append(json, start, firstEscape);
        position = firstEscape;
        char c = json.charAt(position++);
        while (c != '"') {
            if (c == '\\') {
                c = json.charAt(position++);
                switch (c) {
                    case 'n' -> text.append('\n');
                    case 't' -> text.append('\t');
                    case 'r' -> text.append('\r');
                    case 'b' -> text.append('\b');
                    case 'f' -> text.append('\f');
                    case 'u' -> {
                        char unit = (char) Integer.parseInt(json, position, position + 4, 16);
                        undecided |= Character.isSurrogate(unit);
                        text.append(unit);
                        position += 4;
                    }
                    default -> text.append(c);
                }
            } else {
                text.append(c);
            }
            c = json.charAt(position++);
        }
        return text.toString();
    }

    private boolean skipValue() {
        int depth = 0;
        while (true) {
            char c = next();
            switch (c) {
                case '"' -> skipString();
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case ',', ':' -> {
                    if (depth == 0) {
                        return false;
                    }
                }
                default -> skipScalar();
            }
            if (depth == 0) {
                return true;
            }
            if (depth < 0) {
                return false;
            }
        }
    }

    private void skipString() {
        int end = json.indexOf('"', position);
        while (end > 0 && isEscaped(end)) {
            end = json.indexOf('"', end + 1);
        }
        if (end < 0) {
            throw new StringIndexOutOfBoundsException(position);
        }
        position = end + 1;
    }

    private boolean isEscaped(int quote) {
        int backslash = quote - 1;
        while (backslash >= position && json.charAt(backslash) == '\\') {
            backslash--;
        }
        return ((quote - backslash) & 1) == 0;
    }

    private void skipScalar() {
        char c = json.charAt(position);
        while (c != ',' && c != '}' && c != ']' && c > ' ') {
            c = json.charAt(++position);
        }
    }

    /**
     * True for numbers that the engine surely prints as they stand: integers, and decimals of at
     * most 15 digits from 0.001 up without a trailing zero (but 1.0).
     */
    private static boolean isPrintedAsWritten(String number) {
        int start = number.startsWith("-") ? 1 : 0;
        int dot = -1;
        for (int i = start; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.' && dot < 0) {
                dot = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int digits = number.length() - start;
        if (dot < 0) {
            return digits > 0 && !number.equals("-0");
        }
        String fraction = number.substring(dot + 1);
        boolean fractionIsShortest =
                fraction.equals("0") || (!fraction.isEmpty() && !fraction.endsWith("0"));
        boolean large = dot > start && number.charAt(start) != '0';
        boolean notTiny = large || fraction.length() <= 3;
        return digits <= 16 && fractionIsShortest && notTiny;
    }
}
