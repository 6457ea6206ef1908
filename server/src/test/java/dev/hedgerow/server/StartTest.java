package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartTest {
    @TempDir Path folder;

    @Test
    void secondStart_findsWhatTheFirstMade() {
        long id;
        try (TestServer server = TestServer.start(folder)) {
            id =
                    server.call(
                                    "POST",
                                    "/api/organizations/@current/projects/",
                                    "{\"name\":\"Kept\"}")
                            .json()
                            .get("id")
                            .asLong();
        }
        try (TestServer server = TestServer.start(folder)) {
            assertThat(
                            server.call("GET", "/api/projects/" + id + "/", null)
                                    .json()
                                    .get("name")
                                    .asString())
                    .isEqualTo("Kept");
        }
    }

    @Test
    void lockedFolder_saysSo() {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> TestServer.start(folder))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("another Hedgerow is running on it");
        }
    }

    @Test
    void takenPort_saysSoAndReleasesTheFolder() {
        Path other = folder.resolve("other");
        try (TestServer server = TestServer.start(folder.resolve("one"))) {
            assertThatThrownBy(() ->
                            Wiring.start(TestServer.config(other, server.port()), TestServer.CLOCK))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + server.port())
                    .hasMessageContaining("--port");
        }
        TestServer.start(other).close();
    }

    /** The first is an address of documents that no machine has, the second a name of nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "nowhere.invalid"})
    void foreignAddress_saysSo(String host) {
        assertThatThrownBy(() -> TestServer.start(folder, new Config.Address(host, 0, false)))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("Cannot listen on " + host + ":0: ")
                .hasMessageContaining("--host");
    }

    @Test
    void folderThatIsAFile_saysSo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> TestServer.start(file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("a file of that name is in the way");
    }
}
