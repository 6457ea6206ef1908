package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.idOf;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.testkit.Journeys.Deed;
import dev.hedgerow.testkit.Journeys.Journey;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LifecycleRunTest {
    private static final int CASES = 40;
    private static final int NEW = 0;
    private static final int RETURNING = 1;
    private static final int RESURRECTING = 2;
    private static final int DORMANT = 3;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-05T12:00:00Z"));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private static final String QUERY =
            "{'kind':'LifecycleQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'},"
                    + "'series':[{'event':'view'}]}";

    private void loadTwo() {
        project.load(
                List.of(
                        person("ann")
                                .did("view", at("2024-01-01T10:00:00"))
                                .did("view", at("2024-01-02"))
                                .did("view", at("2024-01-04")),
                        person("bob")
                                .did("signup", at("2023-12-20"))
                                .did("view", at("2024-01-02"))));
    }

    @Test
    void statuses_comeInOrder() {
        loadTwo();

        JsonNode rows = project.ask(QUERY).get("results");

        assertThat(rows)
                .extracting(row -> row.get("label").asString() + row.get("data"))
                .containsExactly(
                        "view - new[1,0,0,0]",
                        "view - returning[0,1,0,0]",
                        "view - resurrecting[0,1,0,1]",
                        "view - dormant[0,0,-2,0]");
        assertThat(rows.at("/0/labels/0").asString()).isEqualTo("1-Jan-2024");
    }

    @Test
    void actors_areThoseOfAStatusAndDay() {
        loadTwo();

        assertThat(actors("2024-01-01", "new")).containsExactly(idOf("ann").toString());
        assertThat(actors("2024-01-02", "resurrecting")).containsExactly(idOf("bob").toString());
        assertThat(actors("2024-01-02", "returning")).containsExactly(idOf("ann").toString());
        assertThat(actors("2024-01-03", "dormant")).hasSize(2);
        assertThat(actors("2024-01-04", "new")).isEmpty();
    }

    @Test
    void actorsWithoutDay_areThoseOfAnyIntervalShown() {
        loadTwo();

        String ann = idOf("ann").toString();
        String bob = idOf("bob").toString();
        assertThat(actorsOf("'status':'new',")).containsExactly(ann);
        assertThat(actorsOf("'status':'resurrecting',")).containsExactlyInAnyOrder(ann, bob);
        assertThat(actorsOf("")).containsExactlyInAnyOrder(ann, bob);
    }

    private List<String> actors(String day, String status) {
        return actorsOf("'day':'%s','status':'%s',".formatted(day, status));
    }

    private List<String> actorsOf(String fields) {
        List<String> ids = new ArrayList<>();
        project.ask("{'kind':'InsightActorsQuery',%s'source':%s}".formatted(fields, QUERY))
                .get("results")
                .forEach(row -> ids.add(row.get(0).asString()));
        return ids;
    }

    @Test
    void randomData_agreesWithCountingByHand() {
        Random random = new Random(11);
        ZoneId zone = ZoneId.of("Europe/Berlin");
        for (int i = 1; i <= CASES; i++) {
            project.use(200 + i, zone, DayOfWeek.MONDAY);
            LocalDate first = LocalDate.parse("2023-10-20").plusDays(random.nextInt(20));
            LocalDate last = first.plusDays(random.nextInt(70));
            List<Journey> people = people(random);
            project.load(people);

            JsonNode rows =
                    project.ask(
                                    ("{'kind':'LifecycleQuery','dateRange':{'date_from':'%s','date_to':'%s'},"
                                                    + "'series':[{'event':'view'}]}")
                                            .formatted(first, last))
                            .get("results");

            long[][] expected = byHand(people, zone, first, last);
            for (int status = 0; status < expected.length; status++) {
                long[] data = new long[expected[status].length];
                for (int d = 0; d < data.length; d++) {
                    data[d] = rows.get(status).get("data").get(d).longValue();
                }
                assertThat(data).as("case %d, status %d", i, status).isEqualTo(expected[status]);
            }
        }
    }

    private static List<Journey> people(Random random) {
        List<Journey> people = new ArrayList<>();
        for (int p = 0; p < 8; p++) {
            Journey journey = person("p" + p);
            int deeds = 1 + random.nextInt(40);
            for (int d = 0; d < deeds; d++) {
                journey.did(
                        random.nextInt(4) == 0 ? "pay" : "view",
                        LocalDate.parse("2023-10-25")
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .plusSeconds(random.nextInt(60 * 86_400)));
            }
            people.add(journey);
        }
        return people;
    }

    private static long[][] byHand(
            List<Journey> people, ZoneId zone, LocalDate first, LocalDate last) {
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        long[][] counts = new long[4][days.size()];
        for (Journey journey : people) {
            LocalDate created = journey.firstSeen().atZone(zone).toLocalDate();
            SortedSet<LocalDate> active = new TreeSet<>();
            for (Deed deed : journey.deeds()) {
                LocalDate day = deed.at().atZone(zone).toLocalDate();
                if (deed.event().equals("view") && !day.isBefore(first.minusDays(1))) {
                    active.add(day);
                }
            }
            for (int i = 0; i < days.size(); i++) {
                LocalDate day = days.get(i);
                boolean before = active.contains(day.minusDays(1));
                if (!active.contains(day)) {
                    counts[DORMANT][i] -= before ? 1 : 0;
                } else if (day.equals(active.first()) && day.equals(created)) {
                    counts[NEW][i]++;
                } else {
                    counts[before ? RETURNING : RESURRECTING][i]++;
                }
            }
        }
        return counts;
    }
}
