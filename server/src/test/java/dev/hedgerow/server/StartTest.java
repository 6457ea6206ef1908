package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                            Wiring.start(
                                    TestServer.config(other, server.port()), Clock.systemUTC()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + server.port())
                    .hasMessageContaining("--port");
        }
        TestServer.start(other).close();
    }

    @Test
    void folderThatIsAFile_saysSo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> TestServer.start(file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("a file of that name is in the way");
    }
}
