package dev.hedgerow.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.testkit.server.KillCampaign;
import dev.hedgerow.testkit.server.KillReport;
import dev.hedgerow.testkit.server.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short campaign; {@code ./hedgerow bench kill} is the long one. */
final class KillTest {
    @TempDir Path folder;

    @Test
    void killedServer_hasEveryAnsweredEventOnce() throws Exception {
        ServerProcess.Launch launch = ServerProcess.Launch.ofThisClassPath(folder.resolve("data"));
        KillReport report = new KillCampaign(launch, 4, 4, 20260318, System.out::println).run();
        assertThat(report.faults()).isEmpty();
        assertThat(report.events()).isPositive();
    }
}
