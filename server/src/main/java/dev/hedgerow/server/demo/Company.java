package dev.hedgerow.server.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A customer: a group of type {@code company}, whose plan and seats change during the story. */
final class Company {
    final String key;
    final String name;
    final String industry;
    final int employees;
    final Place home;

    /** Day of the story on which it signed up; negative when that was before the story begins. */
    final int since;

    final List<Person> members = new ArrayList<>();
    Plan plan = Plan.TRIAL;

    private static final List<String> FIRST =
            List.of(
                    "Alder", "Bramble", "Cobalt", "Dune", "Ember", "Fathom", "Granite", "Harbor",
                    "Indigo", "Juniper", "Kestrel", "Lantern", "Meadow", "North", "Orchard",
                    "Pebble", "Quarry", "Raven", "Saffron", "Thistle", "Umber", "Velvet", "Willow",
                    "Zephyr");
    private static final List<String> SECOND =
            List.of(
                    "Works",
                    "Labs",
                    "Logistics",
                    "Health",
                    "Studio",
                    "Foods",
                    "Media",
                    "Robotics",
                    "Bank",
                    "Travel",
                    "Energy",
                    "Games");
    private static final List<String> INDUSTRIES =
            List.of(
                    "software",
                    "software",
                    "agency",
                    "education",
                    "health",
                    "finance",
                    "retail",
                    "manufacturing",
                    "media");

    Company(int number, int since, Place home, Dice dice) {
        this.name = dice.pick(FIRST) + " " + dice.pick(SECOND);
        this.key = "co_" + (1000 + number);
        this.industry = dice.pick(INDUSTRIES);
        this.employees = (int) Math.round(5 + dice.around(90));
        this.home = home;
        this.since = since;
    }

    int seats() {
        return Math.max(1, members.size());
    }

    /** Monthly recurring revenue in dollars. */
    int monthlyRevenue() {
        return plan.seatPrice() * seats();
    }

    /** The mail domain of its people. */
    String domain() {
        return name.toLowerCase(Locale.ROOT).replace(" ", "") + ".example";
    }
}
