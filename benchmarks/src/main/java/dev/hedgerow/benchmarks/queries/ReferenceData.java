package dev.hedgerow.benchmarks.queries;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.PersonRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The reference data set of the storage decisions, rebuilt from its description: 90 days of equal
 * volume up to {@link #END}; persons drawn as {@code 300,000 u^2.5}; sessions of about 9 events
 * whose gaps are exponential with 45 s; about 12 properties each. Events come in the order of time.
 * Deterministic.
 */
final class ReferenceData {
    static final Instant END = Instant.parse("2026-08-30T00:00:00Z");
    static final Duration LENGTH = Duration.ofDays(90);
    static final int PERSONS = 300_000;

    private static final int CUSTOM_NAMES = 52;
    private static final double EVENTS_PER_SESSION = 9;
    private static final double GAP_SECONDS = 45;
    private static final List<String> NAMES =
            List.of(
                    "$pageview",
                    "$autocapture",
                    "$pageleave",
                    "add_to_cart",
                    "login",
                    "$identify",
                    "purchase",
                    "signup");
    private static final double[] SHARES = {0.45, 0.20, 0.10, 0.04, 0.03, 0.02, 0.015, 0.01};
    private static final List<String> BROWSERS =
            List.of(
                    "Chrome",
                    "Safari",
                    "Firefox",
                    "Microsoft Edge",
                    "Mobile Safari",
                    "Chrome iOS",
                    "Samsung Internet",
                    "Opera",
                    "Brave",
                    "Vivaldi",
                    "Android Mobile",
                    "Internet Explorer",
                    "DuckDuckGo");
    private static final List<String> SYSTEMS =
            List.of("Windows", "Mac OS X", "iOS", "Android", "Linux", "Chrome OS");
    private static final List<String> COUNTRIES = List.of("US", "DE", "GB", "FR", "IN", "BR", "JP");
    private static final List<String> SOURCES =
            List.of("google", "newsletter", "linkedin", "facebook", "partner");

    private final long projectId;
    private final int events;
    private final SplittableRandom random = new SplittableRandom(20260830);

    ReferenceData(long projectId, int events) {
        this.projectId = projectId;
        this.events = events;
    }

    /** One visit under way; its next event is at {@code micros}. */
    private record Visit(long micros, int person, String id, String campaign) {}

    /** Tells every event, earliest first. */
    void events(Consumer<EventRow> listener) {
        long start = END.minus(LENGTH).toEpochMilli() * 1000;
        double visits = events / EVENTS_PER_SESSION;
        double between = LENGTH.toMillis() * 1000.0 / visits;
        PriorityQueue<Visit> open =
                new PriorityQueue<>((a, b) -> Long.compare(a.micros(), b.micros()));
        double nextVisit = start;
        for (int told = 0; told < events; told++) {
            while (open.isEmpty() || nextVisit <= open.element().micros()) {
                open.add(visit((long) nextVisit));
                nextVisit += -Math.log(1 - random.nextDouble()) * between;
            }
            Visit visit = open.remove();
            listener.accept(event(visit));
            if (random.nextDouble() >= 1 / EVENTS_PER_SESSION) {
                long gap = (long) (-Math.log(1 - random.nextDouble()) * GAP_SECONDS * 1e6) + 1;
                open.add(
                        new Visit(
                                visit.micros() + gap,
                                visit.person(),
                                visit.id(),
                                visit.campaign()));
            }
        }
    }

    /** Every person, with a country among seven. */
    List<PersonRow> persons(int from, int to) {
        List<PersonRow> rows = new ArrayList<>(to - from);
        for (int person = from; person < to; person++) {
            String json =
                    "{\"email\":\"p"
                            + person
                            + "@example.com\",\"country\":\""
                            + country(person)
                            + "\",\"plan\":\""
                            + (person % 5 == 0 ? "paid" : "free")
                            + "\"}";
            rows.add(
                    new PersonRow(
                            projectId,
                            personId(person),
                            END.minus(LENGTH),
                            person % 3 == 0,
                            json,
                            1,
                            false));
        }
        return rows;
    }

    private Visit visit(long micros) {
        int person = (int) (PERSONS * Math.pow(random.nextDouble(), 2.5));
        String campaign =
                random.nextDouble() < 0.3 ? SOURCES.get(random.nextInt(SOURCES.size())) : "";
        String id =
                new UUID(
                                ((micros / 1000) << 16) | 0x7000L,
                                (random.nextLong() >>> 2) | Long.MIN_VALUE)
                        .toString();
        return new Visit(micros, person, id, campaign);
    }

    private EventRow event(Visit visit) {
        UUID uuid =
                new UUID(
                        (random.nextLong() & ~0xF000L) | 0x4000L,
                        (random.nextLong() >>> 2) | Long.MIN_VALUE);
        Instant at =
                Instant.ofEpochSecond(
                        visit.micros() / 1_000_000, visit.micros() % 1_000_000 * 1000);
        String distinctId = "distinct-" + visit.person();
        return new EventRow(
                projectId,
                uuid,
                false,
                name(),
                at,
                distinctId,
                personId(visit.person()),
                false,
                at,
                "",
                List.of(),
                properties(visit));
    }

    private String properties(Visit visit) {
        int url = (int) (5000 * Math.pow(random.nextDouble(), 3));
        int path = url % 400;
        StringBuilder json = new StringBuilder(420);
        json.append("{\"$browser\":\"").append(browser(visit.person()));
        json.append("\",\"$os\":\"").append(SYSTEMS.get(mix(visit.person(), 3) % SYSTEMS.size()));
        json.append("\",\"$device_type\":\"")
                .append(visit.person() % 3 == 0 ? "Mobile" : "Desktop");
        json.append("\",\"$current_url\":\"https://shop.example/p/")
                .append(path)
                .append("?v=")
                .append(url / 400);
        json.append("\",\"$pathname\":\"/p/").append(path);
        json.append(
                        "\",\"$host\":\"shop.example\",\"$lib\":\"web\",\"$lib_version\":\"1.280.1\",\"$session_id\":\"")
                .append(visit.id());
        json.append("\",\"$geoip_country_code\":\"").append(country(visit.person())).append('"');
        if (!visit.campaign().isEmpty()) {
            json.append(",\"utm_source\":\"")
                    .append(visit.campaign())
                    .append("\",\"utm_medium\":\"cpc\"");
        }
        if (random.nextDouble() < 0.4) {
            json.append(",\"price\":").append(random.nextInt(10_000) / 100.0);
        }
        return json.append('}').toString();
    }

    private String name() {
        double point = random.nextDouble();
        for (int i = 0; i < SHARES.length; i++) {
            point -= SHARES[i];
            if (point < 0) {
                return NAMES.get(i);
            }
        }
        // Weights 1/k: the inverse of the harmonic sum, near enough.
        int k = (int) Math.floor(Math.exp(random.nextDouble() * Math.log(CUSTOM_NAMES + 1)));
        return "custom_" + Math.min(CUSTOM_NAMES, k);
    }

    private static String browser(int person) {
        int draw = mix(person, 1) % 100;
        return draw < 46 ? BROWSERS.getFirst() : BROWSERS.get(1 + draw % (BROWSERS.size() - 1));
    }

    private static String country(int person) {
        return COUNTRIES.get(mix(person, 2) % COUNTRIES.size());
    }

    private static UUID personId(int person) {
        return new UUID(0x5000L | ((long) mix(person, 4) << 32), Long.MIN_VALUE | person);
    }

    /** A number from 0 that is fixed for a person and a purpose. */
    private static int mix(int person, int purpose) {
        return (int) (new SplittableRandom(person * 31L + purpose).nextLong() >>> 33);
    }
}
