package dev.hedgerow.store.duckdb;

import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Geohashes: longitude and latitude halved in turn, five bits to a character. */
final class Geohashes {
    private static final String DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 12;
    private static final long MOST_IN_BOX = 1_000_000;

    private Geohashes() {}

    /** The geohash of a place, with all its characters. */
    static @Nullable String encode(@Nullable Double longitude, @Nullable Double latitude) {
        if (longitude == null || latitude == null) {
            return null;
        }
        double[][] ranges = {{-180, 180}, {-90, 90}};
        double[] place = {longitude, latitude};
        StringBuilder text = new StringBuilder();
        int digit = 0;
        for (int bit = 0; bit < LENGTH * 5; bit++) {
            double[] range = ranges[bit % 2];
            double middle = (range[0] + range[1]) / 2;
            boolean upper = place[bit % 2] >= middle;
            range[upper ? 0 : 1] = middle;
            digit = digit * 2 + (upper ? 1 : 0);
            if (bit % 5 == 4) {
                text.append(DIGITS.charAt(digit));
                digit = 0;
            }
        }
        return text.toString();
    }

    /**
     * The geohashes that cover a box, with commas between them: from west to east, and each column
     * from south to north. None where the box is none.
     *
     * @param box least longitude and latitude, then the greatest, with spaces between them
     */
    static @Nullable String inBox(@Nullable String box, @Nullable Long precision) {
        if (box == null || precision == null) {
            return null;
        }
        double[] sides =
                Arrays.stream(box.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
        int length = precision < 1 || precision > LENGTH ? LENGTH : precision.intValue();
        int halvings = 5 * length;
        double width = 360.0 / (1L << (halvings - halvings / 2));
        double height = 180.0 / (1L << (halvings / 2));
        long west = (long) Math.floor(clamped(sides[0], 180) / width);
        long south = (long) Math.floor(clamped(sides[1], 90) / height);
        long columns = count(west, clamped(sides[2], 180) / width);
        long rows = count(south, clamped(sides[3], 90) / height);
        if (!(sides[0] <= sides[2] && sides[1] <= sides[3])) {
            return "";
        }
        if (columns > MOST_IN_BOX || rows > MOST_IN_BOX || columns * rows > MOST_IN_BOX) {
            throw new IllegalArgumentException(
                    "geohashesInBox would produce more than " + MOST_IN_BOX + " geohashes");
        }
        StringJoiner geohashes = new StringJoiner(",");
        for (long column = west; column < west + columns; column++) {
            for (long row = south; row < south + rows; row++) {
                String all =
                        Objects.requireNonNull(
                                encode((column + 0.5) * width, (row + 0.5) * height));
                geohashes.add(all.substring(0, length));
            }
        }
        return geohashes.toString();
    }

    private static double clamped(double degrees, double most) {
        return Math.clamp(degrees, -most, most);
    }

    private static long count(long first, double end) {
        return Math.max(1, (long) Math.ceil(end) - first);
    }

    /** The middle of a geohash's longitudes, or latitudes; 0 for other text. */
    static @Nullable Double middle(@Nullable String geohash, @Nullable Boolean latitude) {
        if (geohash == null || latitude == null) {
            return null;
        }
        double[][] ranges = {{-180, 180}, {-90, 90}};
        int bit = 0;
        for (int i = 0; i < geohash.length(); i++) {
            int digit = DIGITS.indexOf(Character.toLowerCase(geohash.charAt(i)));
            if (digit < 0) {
                return 0.0;
            }
            for (int mask = 16; mask > 0; mask /= 2) {
                double[] range = ranges[bit++ % 2];
                range[(digit & mask) == 0 ? 1 : 0] = (range[0] + range[1]) / 2;
            }
        }
        double[] range = ranges[latitude ? 1 : 0];
        return geohash.isEmpty() ? 0.0 : (range[0] + range[1]) / 2;
    }
}
