package dev.hedgerow.server.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When people come: the weight of weekdays and of hours in their own time zone, and the product's
 * growth over the story.
 */
final class Rhythm {
    private static final double[] SITE_WEEK = {1.10, 1.18, 1.15, 1.08, 0.92, 0.52, 0.50};
    private static final double[] WORK_WEEK = {1.05, 1.12, 1.10, 1.04, 0.88, 0.14, 0.12};
    private static final double[] SITE_HOURS = {
        1.2, 0.8, 0.5, 0.4, 0.4, 0.6, 1.2, 2.4, 4.4, 6.2, 7.0, 6.8, 5.8, 6.2, 6.8, 6.6, 6.0, 5.2,
        4.6, 4.8, 5.0, 4.4, 3.2, 2.0
    };
    private static final double[] WORK_HOURS = {
        0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 1.0, 3.0, 8.0, 12.0, 12.5, 11.0, 6.5, 8.5, 11.5, 11.0, 9.0,
        5.5, 2.2, 1.2, 0.9, 0.7, 0.4, 0.2
    };

    private Rhythm() {}

    /** Visits to the public site on a weekday, 1 being an average day. */
    static double site(DayOfWeek day) {
        return SITE_WEEK[day.getValue() - 1];
    }

    /** Work in the application on a weekday, 1 being an average working day. */
    static double work(DayOfWeek day) {
        return WORK_WEEK[day.getValue() - 1];
    }

    /** The product grows by three quarters over the ninety days, a little faster at the end. */
    static double growth(int day) {
        double progress = day / 90.0;
        return 1 + 0.45 * progress + 0.3 * progress * progress;
    }

    /** A moment of the UTC day at which somebody in the place visits the site. */
    static Instant siteMoment(LocalDate day, Place place, Dice dice) {
        return moment(day, place, SITE_HOURS, dice);
    }

    /** A moment of the UTC day at which somebody in the place works. */
    static Instant workMoment(LocalDate day, Place place, Dice dice) {
        return moment(day, place, WORK_HOURS, dice);
    }

    private static Instant moment(LocalDate day, Place place, double[] hours, Dice dice) {
        double sum = 0;
        for (double hour : hours) {
            sum += hour;
        }
        double point = dice.roll() * sum;
        int local = 0;
        while (local < 23 && point >= hours[local]) {
            point -= hours[local];
            local++;
        }
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        int offset = place.zone().getRules().getOffset(midnight).getTotalSeconds();
        long second = Math.floorMod(local * 3600L + dice.between(0, 3599) - offset, 86_400L);
        return midnight.plusSeconds(second).plusMillis(dice.between(0, 999));
    }
}
