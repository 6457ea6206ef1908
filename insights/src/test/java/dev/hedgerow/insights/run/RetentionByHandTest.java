package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.testkit.Journeys.Deed;
import dev.hedgerow.testkit.Journeys.Journey;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Retentions of random people, against going through each one's events by hand. {@code
 * -Dhedgerow.random.datasets=1000} tries more.
 */
class RetentionByHandTest {
    private static final int CASES = Integer.getInteger("hedgerow.random.datasets", 60);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate FIRST = LocalDate.parse("2023-10-25");

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-03-01T12:00:00Z"));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private record Case(
            int type,
            int total,
            int rows,
            int least,
            boolean cumulative,
            boolean rolling,
            boolean same) {
        static Case random(Random random) {
            boolean rolling = random.nextInt(4) == 0;
            return new Case(
                    random.nextInt(2),
                    1 + random.nextInt(12),
                    1 + random.nextInt(random.nextInt(5) == 0 ? 75 : 12),
                    rolling ? 1 : 1 + random.nextInt(2),
                    !rolling && random.nextBoolean(),
                    rolling,
                    random.nextBoolean());
        }

        LocalDate last() {
            return FIRST.plusDays(rows - 1L);
        }

        String returning() {
            return same ? "view" : "pay";
        }

        String json() {
            return ("{'kind':'RetentionQuery','dateRange':{'date_from':'%s','date_to':'%s'},"
                            + "'retentionFilter':{'retentionType':'%s','totalIntervals':%d,"
                            + "'minimumOccurrences':%d,'cumulative':%b,'timeWindowMode':'%s',"
                            + "'targetEntity':{'id':'view'},'returningEntity':{'id':'%s'}}}")
                    .formatted(
                            FIRST,
                            last(),
                            type == 0 ? "retention_recurring" : "retention_first_time",
                            total,
                            least,
                            cumulative,
                            rolling ? "24_hour_windows" : "strict_calendar_dates",
                            returning());
        }
    }

    @Test
    void randomData_agreesWithCountingByHand() {
        Random random = new Random(3);
        for (int i = 1; i <= CASES; i++) {
            project.use(300 + i, ZONE, DayOfWeek.MONDAY);
            List<Journey> people = people(random);
            project.load(people);
            Case asked = Case.random(random);

            JsonNode rows = project.ask(asked.json()).get("results");

            long[][] found = new long[asked.rows()][asked.total()];
            for (int r = 0; r < found.length; r++) {
                for (int k = 0; k < found[r].length; k++) {
                    found[r][k] = rows.get(r).get("values").get(k).get("count").longValue();
                }
            }
            assertThat(Arrays.deepToString(found))
                    .as("case %d: %s", i, asked)
                    .isEqualTo(Arrays.deepToString(byHand(people, asked)));
        }
    }

    private static List<Journey> people(Random random) {
        List<Journey> people = new ArrayList<>();
        Instant start = FIRST.minusDays(5).atStartOfDay(ZONE).toInstant();
        for (int p = 0; p < 8; p++) {
            Journey journey = person("p" + p);
            int deeds = 1 + random.nextInt(30);
            int days = 10 + random.nextInt(30);
            for (int d = 0; d < deeds; d++) {
                journey.did(
                        random.nextInt(2) == 0 ? "pay" : "view",
                        start.plusSeconds(random.nextInt(days * 86_400)));
            }
            people.add(journey);
        }
        return people;
    }

    private static long[][] byHand(List<Journey> people, Case asked) {
        long[][] counts = new long[asked.rows()][asked.total()];
        for (Journey journey : people) {
            for (int row : rows(journey, asked)) {
                Set<Integer> values = new TreeSet<>(Set.of(0));
                for (int k : returns(journey, asked, row)) {
                    if (k > 0 && k < asked.total()) {
                        for (int j = asked.cumulative() ? 1 : k; j <= k; j++) {
                            values.add(j);
                        }
                    }
                }
                values.forEach(k -> counts[row][k]++);
            }
        }
        return counts;
    }

    private static int day(Deed deed) {
        return (int) ChronoUnit.DAYS.between(FIRST, deed.at().atZone(ZONE).toLocalDate());
    }

    private static boolean isInRange(Deed deed, Case asked) {
        return day(deed) >= 0 && day(deed) < asked.rows();
    }

    /** The rows that someone is in. */
    private static Set<Integer> rows(Journey journey, Case asked) {
        Set<Integer> rows = new TreeSet<>();
        if (asked.type() == 1 || asked.rolling()) {
            first(journey, asked).ifPresent(deed -> rows.add(day(deed)));
            return rows;
        }
        journey.deeds().stream()
                .filter(deed -> deed.event().equals("view") && isInRange(deed, asked))
                .forEach(deed -> rows.add(day(deed)));
        return rows;
    }

    private static Optional<Deed> first(Journey journey, Case asked) {
        return journey.deeds().stream()
                .filter(deed -> deed.event().equals("view"))
                .filter(deed -> asked.type() == 1 || isInRange(deed, asked))
                .min(Comparator.comparing(Deed::at))
                .filter(deed -> isInRange(deed, asked));
    }

    private static List<Integer> returns(Journey journey, Case asked, int row) {
        TreeMap<Integer, Integer> times = new TreeMap<>();
        for (Deed deed : journey.deeds()) {
            if (deed.event().equals(asked.returning()) && mayReturn(deed, asked)) {
                times.merge(interval(journey, asked, row, deed), 1, Integer::sum);
            }
        }
        return times.entrySet().stream()
                .filter(entry -> entry.getValue() >= asked.least())
                .map(entry -> entry.getKey())
                .toList();
    }

    /** Windows of firsts look beyond the range, as PostHog's do. */
    private static boolean mayReturn(Deed deed, Case asked) {
        boolean beyondToo = asked.rolling() && asked.type() == 1;
        return isInRange(deed, asked) || (beyondToo && day(deed) >= 0);
    }

    private static int interval(Journey journey, Case asked, int row, Deed deed) {
        if (!asked.rolling()) {
            return day(deed) - row;
        }
        Instant start = first(journey, asked).orElseThrow().at();
        return deed.at().isBefore(start) ? -1 : (int) Duration.between(start, deed.at()).toDays();
    }
}
