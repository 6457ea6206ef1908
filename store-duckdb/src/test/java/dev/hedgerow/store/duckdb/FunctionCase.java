package dev.hedgerow.store.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a file of cases: what follows SELECT, and the values of all rows as {@link ValueText}
 * spells them.
 *
 * @param place file and line, for messages
 * @param zone the project's time zone
 */
record FunctionCase(String place, String expression, String expected, String zone) {

    private static final String ARROW = "  =>  ";

    /**
     * The cases of a file of src/test/resources/functions. Lines that begin with "--" are remarks;
     * "@zone NAME" holds for the lines below it.
     */
    static List<FunctionCase> read(String file) {
        List<FunctionCase> cases = new ArrayList<>();
        String zone = "UTC";
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            if (line.startsWith("@zone ")) {
                zone = line.substring("@zone ".length()).trim();
            } else if (!line.isBlank() && !line.startsWith("--")) {
                int arrow = line.indexOf(ARROW);
                if (arrow < 0) {
                    throw new IllegalArgumentException(file + ":" + number + " has no arrow");
                }
                cases.add(
                        new FunctionCase(
                                file + ":" + number,
                                line.substring(0, arrow),
                                line.substring(arrow + ARROW.length()),
                                zone));
            }
        }
        return cases;
    }

    private static String text(String file) {
        try (InputStream in = FunctionCase.class.getResourceAsStream("/functions/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no cases in " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FunctionCase with(String other) {
        return new FunctionCase(place, other, expected, zone);
    }
}
