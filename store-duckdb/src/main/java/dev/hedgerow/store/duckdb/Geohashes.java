package dev.hedgerow.store.duckdb;

import org.jspecify.annotations.Nullable;

/** Geohashes: longitude and latitude halved in turn, five bits to a character. */
final class Geohashes {
    private static final String DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 12;

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
