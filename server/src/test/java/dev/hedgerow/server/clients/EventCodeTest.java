package dev.hedgerow.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hedgerow.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The generated code, checked and run by the tools of its language. */
@TestInstance(Lifecycle.PER_CLASS)
final class EventCodeTest {
    private static final Path USAGE = ClientScripts.FOLDER.resolve("event-code");

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        String events =
                """
                {"token": "%s", "batch": [
                  {"event": "downloaded_file", "distinct_id": "ann", "properties": {"file_name": "a.txt", "file size": 1,
                   "file-size": 12.5, "class": true, "taken at": "2024-01-02T03:04:05Z", "parts": [1], "$browser": "x"}},
                  {"event": "Signed up!", "distinct_id": "ann", "properties": {}},
                  {"event": "2nd visit", "distinct_id": "ann", "properties": {}},
                  {"event": "2ND visit", "distinct_id": "ann", "properties": {}},
                  {"event": "say \\"hi\\" \\\\ ünï", "distinct_id": "ann", "properties": {}},
                  {"event": "$pageview", "distinct_id": "ann", "properties": {}},
                  {"event": "$autocapture", "distinct_id": "ann", "properties": {}}]}
                """
                        .formatted(TestServer.TOKEN);
        assertThat(server.anonymous("POST", "/batch/", events).status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode generate(String language) {
        return server.call(
                        "GET", "/api/projects/@current/event_definitions/" + language + "/", null)
                .json();
    }

    private void write(String language, Path file) throws IOException {
        Files.writeString(file, generate(language).get("content").asString());
    }

    @Test
    void typeScript_compilesAndRefusesWrongProperties(@TempDir Path folder) throws Exception {
        ClientScripts.install();
        write("typescript", folder.resolve("posthog-typed.ts"));
        Files.copy(USAGE.resolve("usage.ts"), folder.resolve("usage.ts"));
        Path packages = ClientScripts.FOLDER.resolve("node_modules");
        Files.createSymbolicLink(folder.resolve("node_modules"), packages);
        ClientScripts.execute(
                folder,
                List.of(
                        packages.resolve(".bin/tsc").toString(),
                        "--noEmit",
                        "--strict",
                        "--skipLibCheck",
                        "--module",
                        "esnext",
                        "--moduleResolution",
                        "bundler",
                        "--target",
                        "es2022",
                        "usage.ts"),
                120);
    }

    private void writePython(Path folder) throws IOException {
        write("python", folder.resolve("posthog_typed.py"));
        for (String file : List.of("usage.py", "posthog.py")) {
            Files.copy(USAGE.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void python_compilesAndSendsTheProjectsOwnNames(@TempDir Path folder) throws Exception {
        need("python3");
        writePython(folder);
        ClientScripts.execute(
                folder, List.of("python3", "-m", "py_compile", "posthog_typed.py"), 60);
        ClientScripts.execute(folder, List.of("python3", "usage.py"), 60);
    }

    @Test
    void python_passesMypyWhichRefusesWrongProperties(@TempDir Path folder) throws Exception {
        need("mypy");
        writePython(folder);
        ClientScripts.execute(folder, List.of("mypy", "--strict", "usage.py"), 120);
    }

    @Test
    void go_isFormattedAndMakesCaptures(@TempDir Path folder) throws Exception {
        need("go");
        Path typed = Files.createDirectory(folder.resolve("typed")).resolve("typed.go");
        write("golang", typed);
        Path sdk = Files.createDirectory(folder.resolve("posthog-go"));
        Files.copy(USAGE.resolve("usage.go"), folder.resolve("usage.go"));
        Files.copy(USAGE.resolve("go.mod.txt"), folder.resolve("go.mod"));
        Files.copy(USAGE.resolve("posthog-go/posthog.go"), sdk.resolve("posthog.go"));
        Files.copy(USAGE.resolve("posthog-go/go.mod.txt"), sdk.resolve("go.mod"));
        assertThat(ClientScripts.execute(folder, List.of("gofmt", "-l", "typed"), 60)).isEmpty();
        ClientScripts.execute(folder, List.of("go", "run", "."), 120);
    }

    /** Where a tool is missing the test is skipped and says so. */
    private static void need(String program) {
        assumeTrue(
                ClientScripts.onPath(program).findAny().isPresent(),
                program + " is not on the PATH");
    }

    @Test
    void answer_countsTheEventsThatPeopleSend() {
        JsonNode python = generate("python");
        assertThat(python.get("event_count").asInt()).isEqualTo(6);
        assertThat(python.get("content").asString())
                .contains("class Event2ndVisitProps(", "class Event2ndVisit2Props(")
                .doesNotContain("$autocapture", "$browser");
        assertThat(generate("golang").get("schema_hash").asString())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(python.get("schema_hash").asString());
    }
}
