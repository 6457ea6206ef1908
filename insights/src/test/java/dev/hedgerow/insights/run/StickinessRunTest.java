package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StickinessRunTest {
    private static final int CASES = 40;
    private static final int DAYS = 70;

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

    private void loadTwo() {
        project.load(
                List.of(
                        person("ann")
                                .in("team", "red")
                                .did("view", at("2024-01-01T10:00:00"))
                                .did("view", at("2024-01-01T11:00:00"))
                                .did("view", at("2024-01-03")),
                        person("bob").in("team", "red").did("view", at("2024-01-02"))));
    }

    private JsonNode ask(String fields) {
        return project.ask(
                        "{'kind':'StickinessQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-03'},"
                                + fields
                                + "}")
                .get("results");
    }

    @Test
    void days_countThoseActiveOnAsMany() {
        loadTwo();

        JsonNode row = ask("'series':[{'event':'view'}]").get(0);

        assertThat(row.get("data").toString()).isEqualTo("[1,1,0]");
        assertThat(row.get("count").intValue()).isEqualTo(2);
        assertThat(row.get("labels").toString()).isEqualTo("[\"1 day\",\"2 days\",\"3 days\"]");
    }

    @Test
    void cumulative_countsThoseOfMoreAsWell() {
        loadTwo();

        JsonNode row =
                ask("'series':[{'event':'view'}],'stickinessFilter':{'computedAs':'cumulative'}")
                        .get(0);

        assertThat(row.get("data").toString()).isEqualTo("[2,1,0]");
        assertThat(row.get("labels").get(1).asString()).isEqualTo("2 days or more");
    }

    @Test
    void group_isTheActor() {
        loadTwo();

        JsonNode row =
                ask("'series':[{'event':'view','math':'unique_group','math_group_type_index':0}]")
                        .get(0);

        assertThat(row.get("data").toString()).isEqualTo("[0,0,1]");
    }

    @Test
    void actors_areThoseOfSoManyDays() {
        loadTwo();
        String source =
                "{'kind':'StickinessActorsQuery','day':%s,'source':{'kind':'StickinessQuery',"
                        + "'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-03'},"
                        + "'series':[{'event':'view'}]}%s}";

        assertThat(project.ask(source.formatted(2, "")).get("results")).hasSize(1);
        assertThat(project.ask(source.formatted(1, ",'operator':'gte'")).get("results")).hasSize(2);
        assertThat(
                        project.ask(
                                        "{'kind':'ActorsQuery','select':['actor'],'source':"
                                                + source.formatted(1, "")
                                                + "}")
                                .at("/results/0/0/distinct_ids/0")
                                .asString())
                .isEqualTo("bob");
    }

    @Test
    void randomData_agreesWithCountingByHand() {
        Random random = new Random(7);
        ZoneId zone = ZoneId.of("America/New_York");
        for (int i = 1; i <= CASES; i++) {
            project.use(100 + i, zone, DayOfWeek.MONDAY);
            LocalDate first = LocalDate.parse("2023-10-20").plusDays(random.nextInt(20));
            LocalDate last = first.plusDays(random.nextInt(DAYS));
            int least = 1 + random.nextInt(2);
            List<Journey> people = people(random);
            project.load(people);

            JsonNode row =
                    project.ask(
                                    ("{'kind':'StickinessQuery','dateRange':{'date_from':'%s','date_to':'%s'},"
                                                    + "'series':[{'event':'view'}],'stickinessFilter':"
                                                    + "{'stickinessCriteria':{'operator':'gte','value':%d}}}")
                                            .formatted(first, last, least))
                            .at("/results/0");

            assertThat(numbers(row.get("data")))
                    .as("case %d", i)
                    .isEqualTo(byHand(people, zone, first, last, least));
        }
    }

    private static List<Journey> people(Random random) {
        List<Journey> people = new ArrayList<>();
        for (int p = 0; p < 8; p++) {
            Journey journey = person("p" + p);
            int deeds = random.nextInt(25);
            for (int d = 0; d < deeds; d++) {
                journey.did(
                        random.nextInt(4) == 0 ? "pay" : "view",
                        LocalDate.parse("2023-10-15")
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .plusSeconds(random.nextInt(90 * 86_400)));
            }
            people.add(journey);
        }
        return people;
    }

    private static List<Long> numbers(JsonNode array) {
        List<Long> numbers = new ArrayList<>();
        array.forEach(item -> numbers.add(item.longValue()));
        return numbers;
    }

    private static List<Long> byHand(
            List<Journey> people, ZoneId zone, LocalDate first, LocalDate last, int least) {
        List<Long> data = new ArrayList<>();
        first.datesUntil(last.plusDays(1)).forEach(day -> data.add(0L));
        for (Journey journey : people) {
            Map<LocalDate, Integer> perDay = new TreeMap<>();
            for (Deed deed : journey.deeds()) {
                LocalDate day = deed.at().atZone(zone).toLocalDate();
                if (deed.event().equals("view") && !day.isBefore(first) && !day.isAfter(last)) {
                    perDay.merge(day, 1, Integer::sum);
                }
            }
            int active = (int) perDay.values().stream().filter(n -> n >= least).count();
            if (active > 0) {
                data.set(active - 1, data.get(active - 1) + 1);
            }
        }
        return data;
    }
}
