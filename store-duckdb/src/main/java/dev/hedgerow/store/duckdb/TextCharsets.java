package dev.hedgerow.store.duckdb;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Text in other charsets. */
final class TextCharsets {
    /** What ICU, and so ClickHouse, writes for a character that a charset lacks. */
    private static final byte[] SUBSTITUTE = {0x1a};

    private TextCharsets() {}

    /**
     * The text's bytes read in one charset and written in another; bytes that are no UTF-8 then are
     * shown as such.
     *
     * @param charsets both names with ">" between them
     */
    static @Nullable String convert(@Nullable String text, @Nullable String charsets) {
        if (text == null || charsets == null) {
            return null;
        }
        int arrow = charsets.indexOf('>');
        Charset from = charset(charsets.substring(0, arrow));
        Charset to = charset(charsets.substring(arrow + 1));
        String read = new String(text.getBytes(StandardCharsets.UTF_8), from);
        try {
            ByteBuffer written =
                    to.newEncoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .replaceWith(substitute(to))
                            .encode(CharBuffer.wrap(read));
            return StandardCharsets.UTF_8.decode(written).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("cannot be written in " + to, e);
        }
    }

    private static byte[] substitute(Charset charset) {
        return charset.newEncoder().isLegalReplacement(SUBSTITUTE)
                ? SUBSTITUTE
                : charset.newEncoder().replacement();
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            throw new IllegalArgumentException("Can't create converter for charset " + name, e);
        }
    }
}
