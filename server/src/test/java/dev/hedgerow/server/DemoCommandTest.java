package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.demo.DemoState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {
    @TempDir Path folder;

    @Test
    void folderWithOtherData_isLeftAlone() throws Exception {
        Path data = folder.resolve("data");
        TestServer.start(data).close();
        assertThat(Main.run("demo", "--data", data.toString(), "--port", "0")).isEqualTo(1);
        assertThat(Files.exists(data.resolve("demo.json"))).isFalse();
    }

    @Test
    void state_isReadAsWritten() {
        DemoState state =
                new DemoState(7, Instant.parse("2026-03-18T15:20:00Z"), "phc_demo", false);
        assertThat(DemoState.read(folder)).isEmpty();
        state.write(folder);
        assertThat(DemoState.read(folder)).contains(state);
        state.loaded().write(folder);
        assertThat(DemoState.read(folder)).contains(state.loaded());
    }
}
