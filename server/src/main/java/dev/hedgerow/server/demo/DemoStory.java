package dev.hedgerow.server.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ninety days of Fernboard, told event by event in the order of time: about 200,000 events of
 * visitors who come through channels and campaigns, sign up, work, pay and leave. The same seed and
 * end tell the same story, byte for byte.
 *
 * <p>A story is told once; it simulates a day at a time, so that it never holds more than a day's
 * events.
 */
public final class DemoStory {
    /** How far back the story begins. */
    public static final Duration LENGTH = Duration.ofDays(90);

    private final LocalDate firstDay;
    private final Instant end;
    private final List<DemoEvent> today = new ArrayList<>();
    private final Market market;
    private final Customers customers;

    /**
     * @param seed fixes every draw
     * @param end the present: no event is later; the first is at the first midnight (UTC) of the
     *     {@link #LENGTH} before it
     */
    public DemoStory(long seed, Instant end) {
        this.end = end;
        this.firstDay =
                LocalDate.ofInstant(
                        end.minus(LENGTH).plus(Duration.ofDays(1)).minusNanos(1), ZoneOffset.UTC);
        Dice dice = new Dice(seed);
        this.customers = new Customers(dice, today::add);
        this.market = new Market(dice, customers, today::add);
    }

    /** Tells every event to the listener, earliest first. */
    public void tell(Consumer<DemoEvent> listener) {
        customers.foundBase(midnight(firstDay));
        LocalDate lastDay = LocalDate.ofInstant(end, ZoneOffset.UTC);
        for (LocalDate date = firstDay; !date.isAfter(lastDay); date = date.plusDays(1)) {
            int day = (int) (date.toEpochDay() - firstDay.toEpochDay());
            DayOfWeek weekday = date.getDayOfWeek();
            market.play(day, date, weekday);
            customers.play(day, date, weekday);
            release(midnight(date.plusDays(1)), listener);
        }
    }

    /** Sessions run over midnight: what lies behind it waits for the next day's turn. */
    private void release(Instant midnight, Consumer<DemoEvent> listener) {
        today.sort(Comparator.comparing(DemoEvent::at));
        List<DemoEvent> later = new ArrayList<>();
        for (DemoEvent event : today) {
            if (!event.at().isBefore(midnight)) {
                later.add(event);
            } else if (!event.at().isAfter(end)) {
                listener.accept(event);
            }
        }
        today.clear();
        today.addAll(later);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
