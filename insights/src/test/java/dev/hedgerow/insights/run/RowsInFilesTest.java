package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.insights.sequence.RowMemory;
import dev.hedgerow.testkit.Journeys.Journey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Funnels and paths whose rows find no room in memory answer what they answer from memory. */
class RowsInFilesTest {
    private static final Instant NOW = Instant.parse("2024-01-05T12:00:00Z");
    private static final String RANGE =
            "'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'}";
    private static final String FUNNEL =
            """
            {'kind':'FunnelsQuery',%s,'series':[{'event':'view'},{'event':'cart'},{'event':'pay'}],
            'breakdownFilter':{'breakdown':'$os'},
            'funnelsFilter':{'funnelWindowInterval':40,'funnelWindowIntervalUnit':'minute',%s}}
            """;
    private static final String PATHS =
            "{'kind':'PathsQuery',%s,'pathsFilter':{'includeEventTypes':['custom_event']%s}}";
    private static final String ACTORS = "{'kind':'ActorsQuery','source':%s,'orderBy':['id']}";

    private static final List<String> QUERIES =
            List.of(
                    FUNNEL.formatted(RANGE, "'funnelVizType':'steps'"),
                    FUNNEL.formatted(RANGE, "'funnelVizType':'trends'"),
                    FUNNEL.formatted(RANGE, "'funnelVizType':'time_to_convert'"),
                    FUNNEL.formatted(RANGE, "'funnelOrderType':'unordered'"),
                    ACTORS.formatted(
                            "{'kind':'FunnelsActorsQuery','funnelStep':2,'source':"
                                    + FUNNEL.formatted(RANGE, "'funnelOrderType':'strict'")
                                    + "}"),
                    PATHS.formatted(RANGE, ""),
                    ACTORS.formatted(
                            "{'kind':'InsightActorsQuery','source':"
                                    + PATHS.formatted(RANGE, ",'pathStartKey':'1_view'")
                                    + "}"));

    @TempDir Path folder;

    /** Few people with many events each, so that they fill the blocks in which rows wait. */
    private static List<Journey> journeys() {
        Random random = new Random(3);
        List<Journey> journeys = new ArrayList<>();
        for (String name : List.of("ann", "bob", "cyd")) {
            Journey journey = person(name);
            Instant time = Instant.parse("2024-01-01T00:00:00Z");
            for (int i = 0; i < 3_000; i++) {
                time = time.plusSeconds(i % 100 == 0 ? 3_600 : random.nextInt(100));
                String event = List.of("view", "cart", "pay").get(random.nextInt(3));
                journey = journey.did(event, time, Map.of("$os", "os " + random.nextInt(3)));
            }
            journeys.add(journey);
        }
        return journeys;
    }

    @Test
    void answers_areThoseFromMemory() {
        Path rows = folder.resolve("rows");
        try (TestProject enough = project("enough", RowMemory.ofHeap(rows));
                TestProject little = project("little", RowMemory.of(0, 1 << 20, rows))) {
            assertThat(rows).doesNotExist();
            for (String query : QUERIES) {
                JsonNode fromFiles = little.ask(query).get("results");

                assertThat(fromFiles).as(query).isEqualTo(enough.ask(query).get("results"));
                assertThat(fromFiles).as(query).isNotEmpty();
                assertThat(rows).isEmptyDirectory();
            }
        }
    }

    private TestProject project(String name, RowMemory memory) {
        TestProject project = new TestProject(make(folder.resolve(name)), NOW, memory);
        project.load(journeys());
        return project;
    }

    private static Path make(Path own) {
        try {
            return Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
