package dev.hedgerow.server.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A visitor of the site, and after signing up a user of the application. State moves with the
 * story.
 */
final class Person {
    private static final List<String> GIVEN =
            List.of(
                    "Ada", "Ben", "Carla", "Dev", "Elena", "Farid", "Grace", "Hugo", "Ines",
                    "Jonas", "Keiko", "Liam", "Maya", "Noor", "Oscar", "Priya", "Quinn", "Rosa",
                    "Sam", "Tara", "Uma", "Viktor", "Wanda", "Yusuf", "Zoe");
    private static final List<String> FAMILY =
            List.of(
                    "Adams", "Bauer", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Haddad",
                    "Ito", "Jansen", "Khan", "Lopez", "Moreau", "Novak", "Okafor", "Patel", "Rossi",
                    "Silva", "Tanaka", "Weber");
    private static final List<String> ROLES =
            List.of("engineer", "designer", "manager", "manager", "marketer", "founder", "analyst");

    final String anonymousId;
    final Place place;
    final Channel channel;
    final Instant firstSeen;
    Device device;

    /** The device id, and distinct id before signing in, of the browser in use. */
    String deviceId;

    @Nullable Account account;

    Person(Place place, Device device, Channel channel, Instant firstSeen, Dice dice) {
        this.place = place;
        this.device = device;
        this.channel = channel;
        this.firstSeen = firstSeen;
        this.anonymousId = dice.uuidAt(firstSeen).toString();
        this.deviceId = anonymousId;
    }

    /**
     * What signing up adds to a person. {@code since} is a day of the story; {@code habit} the
     * chance to work on a working day.
     */
    static final class Account {
        final String userId;
        final String name;
        final String email;
        final String role;
        final Company company;
        final Instant signedUpAt;
        final int since;
        final double habit;
        final String variant;
        boolean knownHere;
        boolean left;

        Account(
                int number,
                Company company,
                Instant signedUpAt,
                int since,
                double habit,
                Dice dice) {
            String given = dice.pick(GIVEN);
            String family = dice.pick(FAMILY);
            this.userId = "user_" + (10_000 + number);
            this.name = given + " " + family;
            this.email =
                    (given + "." + family + number + "@" + company.domain())
                            .toLowerCase(Locale.ROOT);
            this.role = dice.pick(ROLES);
            this.company = company;
            this.signedUpAt = signedUpAt;
            this.since = since;
            this.habit = habit;
            this.variant = dice.chance(0.5) ? "test" : "control";
        }
    }
}
