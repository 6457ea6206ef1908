package dev.hedgerow.http.charts;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them; always with a point, whatever the machine's language. */
final class ChartNumbers {
    private static final long DAY = 86_400;
    private static final long HOUR = 3600;
    private static final long MINUTE = 60;

    private ChartNumbers() {}

    /** Two decimals at most, none that are zero: {@code 1234.5}. */
    static String plain(double value) {
        return format("0.##", value);
    }

    /** With commas between thousands: {@code 1,234.5}. */
    static String grouped(double value) {
        return format("#,##0.##", value);
    }

    private static String format(String pattern, double value) {
        DecimalFormat format =
                new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(value);
        return text.equals("-0") ? "0" : text;
    }

    /** A share as a percentage: {@code 12.5%}. */
    static String percent(double share) {
        return plain(Math.round(share * 1000) / 10.0) + "%";
    }

    /** Seconds in the two largest units: {@code 1d 3h}, {@code 5m}, {@code 12s}. */
    static String duration(double seconds) {
        long all = Math.round(seconds);
        if (all >= DAY) {
            return parts(all / DAY, "d", all % DAY / HOUR, "h");
        }
        if (all >= HOUR) {
            return parts(all / HOUR, "h", all % HOUR / MINUTE, "m");
        }
        return all >= MINUTE ? parts(all / MINUTE, "m", all % MINUTE, "s") : all + "s";
    }

    private static String parts(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
    }
}
