package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.idOf;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FilterGroup;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.testkit.Journeys.Journey;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PathsRunTest {
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

    private static Instant minute(int minute) {
        return at("2024-01-02").plusSeconds(60L * minute);
    }

    private static Journey view(Journey journey, int minute, String url) {
        return journey.did("$pageview", minute(minute), Map.of("$current_url", url));
    }

    private static Journey views(String name, String... urls) {
        Journey journey = person(name);
        for (int i = 0; i < urls.length; i++) {
            view(journey, i, urls[i]);
        }
        return journey;
    }

    private static String query(String filter) {
        return "{'kind':'PathsQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-03'},"
                + "'pathsFilter':"
                + filter
                + "}";
    }

    /** As {@code source > target: value (milliseconds)}. */
    private List<String> edges(String filter) {
        List<String> edges = new ArrayList<>();
        for (JsonNode edge : project.ask(query(filter)).get("results")) {
            edges.add(
                    "%s > %s: %d (%.0f)"
                            .formatted(
                                    edge.get("source").asString(),
                                    edge.get("target").asString(),
                                    edge.get("value").asLong(),
                                    edge.get("average_conversion_time").asDouble()));
        }
        return edges;
    }

    /** Numbers of visits by person, in the order of names. */
    private List<String> actors(String filter) {
        String actors =
                "{'kind':'ActorsQuery','select':['actor','event_count'],'source':"
                        + "{'kind':'InsightActorsQuery','source':"
                        + query(filter)
                        + "}}";
        List<String> counts = new ArrayList<>();
        for (JsonNode row : project.ask(actors).get("results")) {
            String id = row.get(0).get("id").asString();
            for (String name : List.of("ann", "bob", "eve")) {
                if (idOf(name).toString().equals(id)) {
                    counts.add(name + " " + row.get(1).asLong());
                }
            }
        }
        return counts.stream().sorted().toList();
    }

    @Test
    void edges_areSortedByWeightThenName() {
        project.load(
                List.of(
                        views("ann", "/", "/b/", "/c"),
                        views("bob", "/", "/b", "/a"),
                        views("eve", "/", "/B")));

        assertThat(edges("{}"))
                .containsExactly(
                        "1_/ > 2_/b: 2 (60000)",
                        "1_/ > 2_/B: 1 (60000)",
                        "2_/b > 3_/a: 1 (60000)",
                        "2_/b > 3_/c: 1 (60000)");
    }

    @Test
    void items_areAddressesScreensAndNames() {
        Journey ann = view(person("ann"), 0, "/");
        ann.did("$screen", minute(1), Map.of("$screen_name", "Home/"))
                .did("$autocapture", minute(2))
                .did("paid", minute(4))
                .did("$pageview", minute(5))
                .did("$screen", minute(6), Map.of("$screen_name", "End"));
        project.load(List.of(ann));

        assertThat(edges("{'stepLimit':9}"))
                .containsExactly(
                        "1_/ > 2_Home/: 1 (60000)",
                        "2_Home/ > 3_$autocapture: 1 (60000)",
                        "3_$autocapture > 4_paid: 1 (120000)",
                        "4_paid > 5_: 1 (60000)",
                        "5_ > 6_End: 1 (60000)");
        assertThat(edges("{'includeEventTypes':['$pageview','custom_event']}"))
                .containsExactly("1_/ > 2_paid: 1 (240000)");
        assertThat(edges("{'excludeEvents':['$pageview','$screen'],'stepLimit':2}"))
                .containsExactly("1_$pageview > 2_$screen: 1 (60000)");
        assertThat(edges("{'includeEventTypes':['hogql'],'pathsHogQLExpression':'length(event)'}"))
                .containsExactly(
                        "1_9 > 2_7: 1 (60000)",
                        "2_7 > 3_12: 1 (60000)",
                        "3_12 > 4_4: 1 (120000)",
                        "4_4 > 5_9: 1 (60000)");
    }

    @Test
    void edges_areLimitedThenOrphansDropped() {
        project.load(
                List.of(
                        views("ann", "/a", "/b", "/c"),
                        views("bob", "/x", "/b", "/c"),
                        views("eve", "/y", "/z")));

        assertThat(edges("{'edgeLimit':2}"))
                .containsExactly("2_/b > 3_/c: 2 (60000)", "1_/a > 2_/b: 1 (60000)");
        assertThat(edges("{'edgeLimit':1}")).isEmpty();
        assertThat(edges("{'minEdgeWeight':2}")).isEmpty();
        assertThat(edges("{'maxEdgeWeight':1,'edgeLimit':2}"))
                .containsExactly("1_/a > 2_/b: 1 (60000)", "1_/x > 2_/b: 1 (60000)");
    }

    @Test
    void cleaning_appliesTheProjectsRulesOnlyWhenAsked() {
        project.use(
                new ProjectSnapshot(
                        1,
                        ZoneId.of("UTC"),
                        DayOfWeek.SUNDAY,
                        FilterGroup.EMPTY,
                        List.of(new ProjectSnapshot.PathCleaning("/:id", "/\\d+")),
                        List.of(),
                        List.of("email"),
                        false,
                        Modifiers.DEFAULT,
                        Map.of(),
                        Map.of()));
        project.load(List.of(views("ann", "/u/1", "/u/2", "/v/3")));

        assertThat(edges("{'stepLimit':2}")).containsExactly("1_/u/1 > 2_/u/2: 1 (60000)");
        assertThat(edges("{'pathReplacements':true}"))
                .containsExactly("1_/u/:id > 2_/v/:id: 1 (60000)");
        assertThat(
                        edges(
                                "{'pathReplacements':true,'localPathCleaningFilters':"
                                        + "[{'alias':'','regex':'/:id$'}]}"))
                .containsExactly("1_/u > 2_/v: 1 (60000)");
    }

    @Test
    void actors_areThoseAtTheNode() {
        Journey ann = views("ann", "/a", "/b", "/c");
        view(view(ann, 100, "/a"), 101, "/b");
        project.load(List.of(ann, views("bob", "/a", "/b"), views("eve", "/b", "/c")));

        assertThat(actors("{'pathStartKey':'1_/a'}")).containsExactly("ann 2", "bob 1");
        assertThat(actors("{'pathEndKey':'2_/b'}")).containsExactly("ann 2", "bob 1");
        assertThat(actors("{'pathEndKey':'1_/b'}")).containsExactly("eve 1");
        assertThat(actors("{'pathStartKey':'1_/a','pathEndKey':'2_/c'}")).isEmpty();
        assertThat(actors("{'pathDropoffKey':'2_/b'}")).containsExactly("ann 1", "bob 1");
        assertThat(actors("{'pathDropoffKey':'3_/c'}")).containsExactly("ann 1");
        assertThat(actors("{'pathDropoffKey':'nowhere'}")).isEmpty();
        assertThat(actors("{}")).containsExactly("ann 5", "bob 2", "eve 2");
    }

    @Test
    void range_endsWithItsLastDay() {
        Journey ann = views("ann", "/a", "/b");
        ann.did("late", at("2024-01-03T23:59:59")).did("later", at("2024-01-04T00:00:00"));
        project.load(List.of(ann));

        assertThat(edges("{'includeEventTypes':['custom_event']}")).isEmpty();
        assertThat(actors("{'pathEndKey':'1_late'}")).containsExactly("ann 1");
    }

    @Test
    void unknownEventType_isRefused() {
        assertThatThrownBy(() -> edges("{'includeEventTypes':['$click']}"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Input should be one of '$pageview', '$screen'");
    }
}
