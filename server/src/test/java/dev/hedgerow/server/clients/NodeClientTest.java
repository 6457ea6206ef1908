package dev.hedgerow.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** posthog-node sends once; each test looks at one side of what arrived. */
@TestInstance(Lifecycle.PER_CLASS)
final class NodeClientTest {
    private final ClientTestServer server;
    private final JsonNode sent;

    NodeClientTest(@TempDir Path folder) throws Exception {
        server = ClientTestServer.start(folder);
        sent = ClientScripts.run("node-client.mjs", server.url(), server.token());
    }

    @BeforeAll
    void everyRequestWasTaken() {
        assertThat(sent.get("errors")).isEmpty();
        assertThat(sent.get("requests"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.get("status").asInt()).isEqualTo(200));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void requests_areGzippedAndPlain() {
        assertThat(
                        sent.get("requests")
                                .valueStream()
                                .map(request -> request.get("encoding").asString()))
                .contains("gzip", "none");
    }

    @Test
    void events_areCountedOnce() throws Exception {
        assertThat(server.counts())
                .containsEntry("node_page_seen", 3)
                .containsEntry("node_order_placed", 25)
                .containsEntry("node_retried", 1)
                .containsEntry("node_immediate", 1)
                .containsEntry("node_uncompressed", 1)
                .containsEntry("node_without_profile", 1);
    }

    @Test
    void trends_countTotalsAndPersons() throws Exception {
        assertThat(server.trend("node_order_placed", "total")).isEqualTo(25);
        assertThat(server.trend("node_order_placed", "dau")).isEqualTo(2);
    }

    @Test
    void alias_joinsTheAnonymousVisitorToTheUser() throws Exception {
        assertThat(
                        server.hogql(
                                "select count(distinct person_id) from events"
                                        + " where distinct_id in ('node-anonymous', 'node-ann')"))
                .isEqualTo(List.of(List.of("1")));
    }

    @Test
    void identify_setsProperties() throws Exception {
        assertThat(
                        server.hogql(
                                "select distinct person.properties.email, person.properties.plan, person.properties.first_plan"
                                        + " from events where distinct_id = 'node-anonymous'"))
                .isEqualTo(List.of(List.of("ann@node.example", "pro", "free")));
    }

    @Test
    void properties_keepTheirValues() throws Exception {
        assertThat(
                        server.hogql(
                                "select toInt(sum(properties.amount)), min(properties.text), min(properties.nested.deep), count(distinct $group_0)"
                                        + " from events where event = 'node_order_placed'"))
                .isEqualTo(List.of(List.of("300", "Grüße 🌿", "[0]", "1")));
    }

    @Test
    void groupIdentify_makesAGroup() throws Exception {
        assertThat(server.hogql("select key, properties.industry from groups"))
                .contains(List.of("node-acme", "mining"));
    }

    @Test
    void givenTimestamp_isKept() throws Exception {
        assertThat(
                        server.hogql(
                                "select toString(toDate(timestamp)) from events where event = 'node_retried'"))
                .isEqualTo(List.of(List.of("2026-01-05")));
    }

    @Test
    void eventWithoutProfile_makesNoPerson() throws Exception {
        assertThat(
                        server.hogql(
                                "select count() from persons where id in"
                                        + " (select person_id from events where event = 'node_without_profile')"))
                .isEqualTo(List.of(List.of("0")));
    }
}
