package dev.hedgerow.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.server.TestServer;
import dev.hedgerow.testkit.server.HedgerowClient;
import dev.hedgerow.testkit.server.ServerProcess;
import dev.hedgerow.testkit.server.ServerStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {
    private static final int MOST_REQUESTS = 3_000;

    @TempDir Path folder;

    private final Random random = new Random(5);
    private final Set<String> answered = new HashSet<>();

    @Test
    void fullDisk_isToldAndLosesNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 24)) {
            ServerProcess.Launch launch = ServerProcess.Launch.ofThisClassPath(disk.folder());
            try (ServerProcess server = ServerProcess.start(launch);
                    HedgerowClient client = new HedgerowClient(server.url())) {
                HedgerowClient.Answer refusal = sendUntilRefused(client);
                assertThat(refusal.status()).isBetween(500, 599);
                assertThat(refusal.text()).containsIgnoringCase("disk");
                assertThat(stored(client)).containsAll(answered);

                disk.resize(96);
                awaitAccepted(client);
                assertThat(stored(client)).containsAll(answered);
            }
            try (ServerProcess server = ServerProcess.start(launch);
                    HedgerowClient client = new HedgerowClient(server.url())) {
                assertThat(stored(client)).containsAll(answered);
            }
        }
    }

    @Test
    void readOnlyFolder_isToldAtTheStart() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 48)) {
            TestServer.start(disk.folder()).close();
            disk.makeReadOnly();
            ServerProcess.Launch launch = ServerProcess.Launch.ofThisClassPath(disk.folder());
            assertThatThrownBy(() -> ServerProcess.start(launch))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("Cannot use the data folder " + disk.folder())
                    .hasMessageNotContaining("\tat ");
        }
    }

    private HedgerowClient.Answer sendUntilRefused(HedgerowClient client) throws IOException {
        for (int i = 0; i < MOST_REQUESTS; i++) {
            HedgerowClient.Answer answer = sendOne(client);
            if (!answer.isOk()) {
                return answer;
            }
        }
        throw new AssertionError("the disk never filled up");
    }

    private void awaitAccepted(HedgerowClient client) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        HedgerowClient.Answer answer = sendOne(client);
        while (!answer.isOk() && System.nanoTime() < deadline) {
            Thread.sleep(200);
            answer = sendOne(client);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** An event with 60 kB that do not compress. */
    private HedgerowClient.Answer sendOne(HedgerowClient client) throws IOException {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            noise.append((char) ('0' + random.nextInt(75)));
        }
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        String text = noise.toString().replace("\\", "/");
        HedgerowClient.Answer answer =
                client.capture(
                        "/i/v0/e/",
                        "{\"api_key\":\""
                                + ServerProcess.PROJECT_TOKEN
                                + "\",\"event\":\"fill\",\"uuid\":\""
                                + uuid
                                + "\",\"distinct_id\":\"filler\",\"properties\":{\"noise\":\""
                                + text
                                + "\"}}");
        if (answer.isOk()) {
            answered.add(uuid);
        }
        return answer;
    }

    private static Set<String> stored(HedgerowClient client) throws IOException {
        Set<String> uuids = new HashSet<>();
        client.hogql("select toString(uuid) from events where event = 'fill' limit 10000")
                .forEach(row -> uuids.add(row.getFirst()));
        return uuids;
    }
}
