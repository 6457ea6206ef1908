package dev.hedgerow.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DemoStoryTest {
    private static final Instant END = Instant.parse("2026-03-18T15:20:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-12-19");
    private static final List<Told> EVENTS = new ArrayList<>();
    private static final MessageDigest DIGEST = sha256();

    @BeforeAll
    static void tellOnce() {
        new DemoStory(7, END)
                .tell(event -> {
                    EVENTS.add(Told.of(event));
                    add(DIGEST, event);
                });
    }

    @Test
    void story_isAboutTwoHundredThousandEvents() {
        assertThat(EVENTS.size()).isBetween(180_000, 220_000);
    }

    @Test
    void sameSeedAndEnd_tellTheSameStory() throws CloneNotSupportedException {
        MessageDigest again = sha256();
        new DemoStory(7, END).tell(event -> add(again, event));
        byte[] first = ((MessageDigest) DIGEST.clone()).digest();
        assertThat(again.digest()).isEqualTo(first);
    }

    @Test
    void anotherSeed_tellsAnotherStory() {
        List<String> other = new ArrayList<>();
        new DemoStory(8, END).tell(event -> other.add(event.json().get("uuid").asString()));
        assertThat(other.getFirst()).isNotEqualTo(EVENTS.getFirst().uuid());
        assertThat(other.size()).isNotEqualTo(EVENTS.size());
    }

    @Test
    void events_comeInOrderOfTimeWithinTheNinetyDays() {
        Instant last = END.minus(DemoStory.LENGTH);
        for (Told event : EVENTS) {
            assertThat(event.at().isBefore(last)).isFalse();
            last = event.at();
        }
        assertThat(last).isBeforeOrEqualTo(END).isAfter(END.minus(Duration.ofMinutes(30)));
    }

    @Test
    void uuids_areUnique() {
        Set<String> seen = new HashSet<>();
        EVENTS.forEach(event -> seen.add(event.uuid()));
        assertThat(seen.size()).isEqualTo(EVENTS.size());
    }

    @Test
    void weekends_areQuieterThanWorkingDays() {
        int[] perDay = new int[8];
        EVENTS.forEach(event -> perDay[event.date().getDayOfWeek().getValue()]++);
        assertThat(perDay[DayOfWeek.SUNDAY.getValue()])
                .isLessThan(perDay[DayOfWeek.WEDNESDAY.getValue()] / 2);
        assertThat(perDay[DayOfWeek.SATURDAY.getValue()])
                .isLessThan(perDay[DayOfWeek.MONDAY.getValue()] / 2);
    }

    @Test
    void nights_areQuieterThanWorkingHours() {
        int[] perHour = new int[24];
        EVENTS.stream()
                .filter(event -> event.country().equals("GB"))
                .forEach(event -> perHour[event.at().atZone(ZoneOffset.UTC).getHour()]++);
        assertThat(perHour[3]).isLessThan(perHour[10] / 8);
    }

    @Test
    void visits_grow() {
        int early = visitors(0, 28).size();
        int late = visitors(62, 90).size();
        assertThat(late).isBetween(early * 13 / 10, early * 5 / 2);
    }

    @Test
    void funnel_narrowsFromVisitToSubscription() {
        int visitors = visitors(0, 90).size();
        int started = distinctIds(event -> event.isNamed("signup_started")).size();
        int signedUp = distinctIds(event -> event.isNamed("signed_up")).size();
        int subscribed = distinctIds(event -> event.isNamed("subscription_started")).size();
        assertThat(started).isBetween(visitors / 50, visitors / 8);
        assertThat(signedUp).isBetween(started * 4 / 10, started * 8 / 10);
        assertThat(subscribed).isBetween(signedUp / 40, signedUp / 4);
    }

    @Test
    void newUsers_returnLessAndLessOften() {
        Map<String, LocalDate> since = new HashMap<>();
        LocalDate lastCohort = LocalDate.ofInstant(END, ZoneOffset.UTC).minusDays(35);
        EVENTS.stream()
                .filter(event -> event.isNamed("signed_up") && event.date().isBefore(lastCohort))
                .forEach(event -> since.put(event.distinctId(), event.date()));
        Map<Long, Set<String>> activeInWeek = new TreeMap<>();
        EVENTS.forEach(event -> {
            LocalDate day = since.get(event.distinctId());
            if (day != null) {
                long week = (event.date().toEpochDay() - day.toEpochDay() + 6) / 7;
                activeInWeek.computeIfAbsent(week, any -> new HashSet<>()).add(event.distinctId());
            }
        });
        int cohort = since.size();
        int firstWeek = activeInWeek.getOrDefault(1L, Set.of()).size();
        assertThat(activeInWeek.getOrDefault(0L, Set.of())).hasSize(cohort);
        assertThat(firstWeek).isBetween(cohort * 45 / 100, cohort * 90 / 100);
        assertThat(activeInWeek.getOrDefault(4L, Set.of()).size())
                .isBetween(cohort * 20 / 100, firstWeek);
    }

    @Test
    void identify_joinsDevicesToUsers() {
        Set<String> anonymous = new HashSet<>();
        int joined = 0;
        for (Told event : EVENTS) {
            if (event.isNamed("$identify") && !event.anonymousId().isEmpty()) {
                assertThat(anonymous.contains(event.anonymousId())).isTrue();
                assertThat(event.isBySignedInUser()).isTrue();
                joined++;
            } else if (!event.isBySignedInUser()) {
                anonymous.add(event.distinctId());
            }
        }
        assertThat(joined).isGreaterThan(300);
    }

    @Test
    void users_areIntroducedBeforeTheyWork() {
        Set<String> introduced = new HashSet<>();
        for (Told event : EVENTS) {
            if (event.isNamed("$identify")) {
                introduced.add(event.distinctId());
            }
            assertThat(event.isBySignedInUser() && !introduced.contains(event.distinctId()))
                    .isFalse();
        }
    }

    @Test
    void sessions_keepTheirDeviceAndStayShort() {
        Map<String, Told> openings = new HashMap<>();
        for (Told event : EVENTS) {
            if (!event.sessionId().isEmpty()) {
                Told opening = openings.computeIfAbsent(event.sessionId(), any -> event);
                assertThat(Duration.between(opening.at(), event.at()))
                        .isLessThan(Duration.ofHours(2));
                assertThat(event.deviceId()).isEqualTo(opening.deviceId());
            }
        }
        assertThat(openings.size()).isGreaterThan(15_000);
    }

    @Test
    void autocapture_carriesItsElements() {
        assertThat(
                        EVENTS.stream()
                                .filter(event -> event.isNamed("$autocapture"))
                                .allMatch(Told::hasElements))
                .isTrue();
    }

    @Test
    void revenue_isPlanTimesSeats() {
        Map<String, Integer> prices = Map.of("starter", 9, "business", 19, "enterprise", 39);
        List<Told> invoices =
                EVENTS.stream().filter(event -> event.isNamed("invoice_paid")).toList();
        assertThat(invoices)
                .hasSizeGreaterThan(60)
                .allSatisfy(event ->
                        assertThat(event.revenue())
                                .isEqualTo(prices.getOrDefault(event.plan(), -1) * event.seats()));
    }

    private static Set<String> visitors(int fromDay, int toDay) {
        return distinctIds(event ->
                event.isNamed("$pageview")
                        && !event.isBySignedInUser()
                        && !event.date().isBefore(FIRST_DAY.plusDays(fromDay))
                        && event.date().isBefore(FIRST_DAY.plusDays(toDay)));
    }

    private static Set<String> distinctIds(Predicate<Told> which) {
        Set<String> ids = new HashSet<>();
        EVENTS.stream().filter(which).forEach(event -> ids.add(event.distinctId()));
        return ids;
    }

    private static void add(MessageDigest digest, DemoEvent event) {
        digest.update(event.json().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
