package dev.hedgerow.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import com.posthog.server.PostHogInterface;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** PostHog's Java library for servers sends once; each test looks at one side of what arrived. */
@TestInstance(Lifecycle.PER_CLASS)
final class JavaClientTest {
    private final ClientTestServer server;

    JavaClientTest(@TempDir Path folder) {
        server = ClientTestServer.start(folder);
    }

    @BeforeAll
    void send() throws Exception {
        PostHogInterface posthog =
                PostHog.with(
                        PostHogConfig.builder(server.token())
                                .host(server.url())
                                .preloadFeatureFlags(false)
                                .flushAt(5)
                                .flushIntervalSeconds(1)
                                .build());
        for (int i = 0; i < 3; i++) {
            posthog.capture("java-anonymous", "java_page_seen");
        }
        posthog.identify(
                "java-ann", Map.of("email", "ann@java.example"), Map.of("first_plan", "free"));
        posthog.alias("java-ann", "java-anonymous");
        posthog.group("java-ann", "company", "java-acme", Map.of("industry", "mining"));
        for (int i = 0; i < 12; i++) {
            PostHogCaptureOptions options =
                    PostHogCaptureOptions.builder()
                            .property("amount", i)
                            .property("text", "Grüße 🌿")
                            .group("company", "java-acme")
                            .userProperty("orders", i + 1)
                            .build();
            posthog.capture(i % 2 == 0 ? "java-ann" : "java-bob", "java_order_placed", options);
        }
        posthog.capture(
                "java-bob",
                "java_dated",
                PostHogCaptureOptions.builder()
                        .timestamp(Instant.parse("2026-01-05T10:00:00Z"))
                        .build());
        server.await("java_order_placed", 12);
        server.await("java_dated", 1);
        posthog.close();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void events_areCounted() throws Exception {
        assertThat(server.counts())
                .containsEntry("java_page_seen", 3)
                .containsEntry("java_order_placed", 12)
                .containsEntry("java_dated", 1);
    }

    @Test
    void trends_countTotalsAndPersons() throws Exception {
        assertThat(server.trend("java_order_placed", "total")).isEqualTo(12);
        assertThat(server.trend("java_order_placed", "dau")).isEqualTo(2);
    }

    @Test
    void alias_joinsTheAnonymousVisitorToTheUser() throws Exception {
        assertThat(
                        server.hogql(
                                "select count(distinct person_id), min(person.properties.email), min(person.properties.first_plan)"
                                        + " from events where distinct_id in ('java-anonymous', 'java-ann')"))
                .isEqualTo(List.of(List.of("1", "ann@java.example", "free")));
    }

    @Test
    void userProperty_isTheLastOneSet() throws Exception {
        assertThat(
                        server.hogql(
                                "select distinct person.properties.orders from events where distinct_id = 'java-bob'"))
                .isEqualTo(List.of(List.of("12")));
    }

    @Test
    void group_isKnownAndOnEvents() throws Exception {
        assertThat(server.hogql("select properties.industry from groups where key = 'java-acme'"))
                .isEqualTo(List.of(List.of("mining")));
        assertThat(
                        server.hogql(
                                "select count() from events where $group_0 = 'java-acme' and event = 'java_order_placed'"))
                .isEqualTo(List.of(List.of("12")));
    }

    @Test
    void givenTimestamp_isKept() throws Exception {
        assertThat(
                        server.hogql(
                                        "select toString(timestamp) from events where event = 'java_dated'")
                                .getFirst()
                                .getFirst())
                .startsWith("2026-01-05");
    }
}
