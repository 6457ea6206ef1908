package dev.hedgerow.ingest.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what the JavaScript library lz-string wrote with {@code compressToBase64}; old versions of
 * posthog-js send it as {@code compression=lz64}.
 *
 * <p>The format: base64 text is a stream of bits, highest bit of each character first. It holds
 * numbers, lowest bit first, as wide as the dictionary needs. 0 and 1 announce a character of 8 or
 * 16 bits that is new to the dictionary, 2 ends the stream, anything else is an entry of the
 * dictionary: LZ78, each entry being an earlier one plus a character.
 */
final class LzString {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int NEW_BYTE = 0;
    private static final int END = 2;

    private final byte[] input;
    private final int limit;
    private int position; // in bits
    private final List<String> dictionary = new ArrayList<>();
    private int width = 2;
    private int room = 2; // entries left before numbers get one bit wider

    private LzString(byte[] input, int limit) {
        this.input = input;
        this.limit = limit;
    }

    /**
     * The text behind the base64.
     *
     * @param limit how many UTF-16 units it may have
     * @throws CaptureException when the input was not written by lz-string or unpacks to more
     */
    static String decompressBase64(byte[] base64, int limit) {
        return new LzString(base64, limit).decompress();
    }

    private String decompress() {
        for (int reserved = NEW_BYTE; reserved <= END; reserved++) {
            dictionary.add("");
        }
        int first = number(2);
        if (first == END) {
            return "";
        }
        if (first > END) {
            throw invalid();
        }
        String previous = newCharacter(first);
        dictionary.add(previous);
        room = 4;
        width = 3;
        StringBuilder text = new StringBuilder(input.length * 2).append(previous);
        while (true) {
            int code = number(width);
            if (code == END) {
                return text.toString();
            }
            if (code < END) {
                dictionary.add(newCharacter(code));
                code = dictionary.size() - 1;
                takeRoom();
            }
            String entry = entry(code, previous);
            if (text.length() + entry.length() > limit) {
                throw CaptureException.tooLarge(limit);
            }
            text.append(entry);
            dictionary.add(previous + entry.charAt(0));
            takeRoom();
            previous = entry;
        }
    }

    private String entry(int code, String previous) {
        if (code < dictionary.size()) {
            return dictionary.get(code);
        }
        if (code == dictionary.size()) {
            return previous + previous.charAt(0);
        }
        throw invalid();
    }

    private void takeRoom() {
        if (--room == 0) {
            room = 1 << width++;
        }
    }

    private String newCharacter(int code) {
        return String.valueOf((char) number(code == NEW_BYTE ? Byte.SIZE : Character.SIZE));
    }

    private int number(int bits) {
        int number = 0;
        for (int bit = 0; bit < bits; bit++) {
            int index = position / 6;
            if (index >= input.length) {
                throw invalid();
            }
            int value = ALPHABET.indexOf(input[index]);
            if (value < 0 && input[index] != '=') { // Padding is read as zeros.
                throw invalid();
            }
            int shift = 5 - position % 6;
            number |= (Math.max(value, 0) >> shift & 1) << bit;
            position++;
        }
        return number;
    }

    private static CaptureException invalid() {
        return CaptureException.undecodable("invalid lz-string data");
    }
}
