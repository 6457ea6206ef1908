package dev.hedgerow.store.duckdb;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Internet addresses as ClickHouse reads and writes them. An address is 4 or 16 bytes; nothing is
 * ever looked up by name.
 */
final class IpAddresses {
    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;
    private static final Pattern V4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private IpAddresses() {}

    /** The bytes of an address; empty for other text. */
    static Optional<byte[]> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher four = V4.matcher(text);
        if (four.matches()) {
            return parse4(four);
        }
        return V6.matcher(text).matches() ? parse6(text) : Optional.empty();
    }

    private static Optional<byte[]> parse4(Matcher parts) {
        byte[] bytes = new byte[V4_BYTES];
        for (int i = 0; i < V4_BYTES; i++) {
            int part = Integer.parseInt(parts.group(i + 1));
            if (part > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) part;
        }
        return Optional.of(bytes);
    }

    /** Text with a colon is never a name, so the platform's parser looks nothing up. */
    private static Optional<byte[]> parse6(String text) {
        try {
            return Optional.of(widened(InetAddress.getByName(text).getAddress()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static byte[] widened(byte[] address) {
        if (address.length == V6_BYTES) {
            return address;
        }
        byte[] wide = new byte[V6_BYTES];
        wide[10] = (byte) 0xff;
        wide[11] = (byte) 0xff;
        System.arraycopy(address, 0, wide, 12, V4_BYTES);
        return wide;
    }

    /** The usual text of an address as one of version 6. */
    static String asVersion6(byte[] address) {
        byte[] wide = widened(address);
        if (isMapped(wide)) {
            return "::ffff:" + text4(Arrays.copyOfRange(wide, 12, V6_BYTES));
        }
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((wide[2 * i] & 0xff) << 8) | (wide[2 * i + 1] & 0xff);
        }
        int[] gap = longestZeros(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i >= gap[0] && i < gap[1]) {
                text.append(i == gap[0] ? "::" : "");
            } else {
                boolean afterGap = i > 0 && i == gap[1];
                text.append(i > 0 && !afterGap ? ":" : "").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static boolean isMapped(byte[] wide) {
        for (int i = 0; i < 10; i++) {
            if (wide[i] != 0) {
                return false;
            }
        }
        return wide[10] == (byte) 0xff && wide[11] == (byte) 0xff;
    }

    /** Begin and end of the longest run of at least two zeros; beyond the groups when none. */
    private static int[] longestZeros(int[] groups) {
        int[] best = {groups.length + 1, groups.length + 1};
        int length = 1;
        int begin = 0;
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] != 0) {
                begin = i + 1;
            } else if (i + 1 - begin > length) {
                length = i + 1 - begin;
                best = new int[] {begin, i + 1};
            }
        }
        return best;
    }

    private static String text4(byte[] bytes) {
        return (bytes[0] & 0xff)
                + "."
                + (bytes[1] & 0xff)
                + "."
                + (bytes[2] & 0xff)
                + "."
                + (bytes[3] & 0xff);
    }

    /**
     * Whether an address is in a network {@code address/bits}; addresses of the other version are
     * not.
     */
    static boolean inRange(@Nullable String address, @Nullable String network) {
        int slash = network == null ? -1 : network.indexOf('/');
        if (network == null || slash < 0) {
            return false;
        }
        Optional<byte[]> base = parse(network.substring(0, slash));
        Optional<byte[]> bytes = parse(address);
        if (base.isEmpty() || bytes.isEmpty() || base.get().length != bytes.get().length) {
            return false;
        }
        String digits = network.substring(slash + 1);
        if (!digits.matches("\\d{1,3}")) {
            return false;
        }
        int bits = Math.min(Integer.parseInt(digits), base.get().length * 8);
        return Arrays.equals(ended(base.get(), bits, false), ended(bytes.get(), bits, false));
    }

    /** The first or the last address of the network of so many bits around an address. */
    static @Nullable String rangeEnd(@Nullable String address, @Nullable Long bits, boolean last) {
        Optional<byte[]> bytes = parse(address);
        if (bytes.isEmpty() || bits == null) {
            return null;
        }
        int known = Math.clamp(bits, 0, bytes.get().length * 8);
        byte[] end = ended(bytes.get(), known, last);
        return end.length == V4_BYTES ? text4(end) : asVersion6(end);
    }

    /** The address with the bits after the first so many all 0, or all 1. */
    private static byte[] ended(byte[] address, int bits, boolean ones) {
        byte[] result = address.clone();
        for (int bit = bits; bit < result.length * 8; bit++) {
            int mask = 0x80 >> (bit % 8);
            int value = ones ? result[bit / 8] | mask : result[bit / 8] & ~mask;
            result[bit / 8] = (byte) value;
        }
        return result;
    }
}
