package dev.hedgerow.server.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The public side of the story: each day's visitors by channel, those who come back, and those who
 * sign up.
 */
final class Market {
    /** Visits that the average channel share brings on an average day at the beginning. */
    private static final double VISITS_PER_SHARE = 0.94;

    private static final double COMES_BACK = 0.2;

    private final Dice dice;
    private final Customers customers;
    private final Consumer<DemoEvent> told;
    private final Map<Integer, List<Person>> returning = new HashMap<>();

    Market(Dice dice, Customers customers, Consumer<DemoEvent> told) {
        this.dice = dice;
        this.customers = customers;
        this.told = told;
    }

    void play(int day, LocalDate date, DayOfWeek weekday) {
        for (Channel channel : Channel.ALL) {
            if (!channel.runsOn(day, weekday)) {
                continue;
            }
            int visits =
                    dice.count(
                            channel.share()
                                    * VISITS_PER_SHARE
                                    * Rhythm.growth(day)
                                    * Rhythm.site(weekday));
            for (int i = 0; i < visits; i++) {
                Place place = Place.ALL.draw(dice);
                Instant moment = Rhythm.siteMoment(date, place, dice);
                visit(
                        new Person(place, Device.ALL.draw(dice), channel, moment, dice),
                        channel,
                        moment,
                        day);
            }
        }
        List<Person> back = returning.remove(day);
        if (back != null) {
            for (Person person : back) {
                visit(
                        person,
                        Channel.ALL.getFirst(),
                        Rhythm.siteMoment(date, person.place, dice),
                        day);
            }
        }
    }

    private void visit(Person person, Channel channel, Instant moment, int day) {
        Session session = new Session(person, channel, moment, dice, told);
        boolean returns = person.firstSeen.isBefore(moment);
        if (new SiteVisit(session, channel, returns).play()) {
            customers.signUp(person, session, day);
        } else if (dice.chance(returns ? 0.35 : COMES_BACK)) {
            int later = day + 1 + (int) dice.around(3.5);
            returning.computeIfAbsent(later, any -> new ArrayList<>()).add(person);
        }
    }
}
