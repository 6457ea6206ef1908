package dev.hedgerow.http.eventcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source file with holes, <code>&lt;&lt;name&gt;&gt;</code>. Immutable. */
record Template(String text) {
    private static final Pattern HOLE = Pattern.compile("<<([a-z_]+)>>");

    /** Reads a file that stands beside this class. */
    static Template load(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        Template.class.getResourceAsStream(name),
                        () -> name + " is part of this module")) {
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with every hole filled, in one go: values are never searched for holes. */
    String fill(Map<String, String> values) {
        return HOLE.matcher(text)
                .replaceAll(hole ->
                        Matcher.quoteReplacement(
                                Objects.requireNonNull(
                                        values.get(hole.group(1)),
                                        () -> "nothing to put into " + hole.group())));
    }
}
