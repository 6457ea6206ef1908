package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TrendsRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-05T12:00:00Z"));
        project.load(
                List.of(
                        person("ann")
                                .with("plan", "paid")
                                .did("view", at("2024-01-01T10:00:00"), Map.of("$os", "Mac"))
                                .did("view", at("2024-01-01T11:00:00"), Map.of("$os", "Linux"))
                                .did("pay", at("2024-01-03T11:00:00"), Map.of("price", 10)),
                        person("bob")
                                .did("view", at("2024-01-03T00:00:00"), Map.of("$os", "Mac"))
                                .did("pay", at("2024-01-03T12:00:00"), Map.of("price", 2.5))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private JsonNode results(String fields) {
        return project.ask(
                        "{'kind':'TrendsQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'},"
                                + fields
                                + "}")
                .get("results");
    }

    @Test
    void total_countsEventsByDay() {
        JsonNode row = results("'series':[{'event':'view'}]").get(0);

        assertThat(row.get("data").toString()).isEqualTo("[2,0,1,0]");
        assertThat(row.get("count").intValue()).isEqualTo(3);
        assertThat(row.get("label").asString()).isEqualTo("view");
        assertThat(row.get("days").toString())
                .isEqualTo("[\"2024-01-01\",\"2024-01-02\",\"2024-01-03\",\"2024-01-04\"]");
    }

    @Test
    void dau_countsPeople() {
        JsonNode row = results("'series':[{'event':null,'math':'dau'}]").get(0);

        assertThat(row.get("data").toString()).isEqualTo("[1,0,2,0]");
    }
}
