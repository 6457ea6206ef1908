package dev.hedgerow.metadata.sharing;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.activity.Activity;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharingTest {

    private static final long ITEM = 5;

    @TempDir Path folder;

    private TestMetadata metadata;
    private ActivityLog log;
    private Sharing sharing;
    private ActivityLog.Subject subject;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        user = made.user().id();
        log = new ActivityLog(metadata.database, metadata.secrets, metadata.clock);
        sharing = new Sharing(metadata.database, metadata.secrets, metadata.clock, log);
        subject = new ActivityLog.Subject(made.project().id(), "Insight", "5", "name", "abcdefgh");
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void neverShared_opensNothing() {
        SharingConfiguration none = sharing.find(subject.projectId(), SharedKind.INSIGHT, ITEM);
        assertThat(none.enabled()).isFalse();
        assertThat(sharing.open(none.accessToken())).isEmpty();
    }

    @Test
    void enablingAgain_issuesANewTokenAndEndsTheOld() {
        SharingConfiguration first = enable(true);
        assertThat(sharing.open(first.accessToken()).map(SharingConfiguration::itemId))
                .contains(ITEM);
        assertThat(sharing.shared(subject.projectId(), SharedKind.INSIGHT)).containsExactly(ITEM);
        enable(false);
        assertThat(sharing.open(first.accessToken())).isEmpty();
        SharingConfiguration second = enable(true);
        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
        assertThat(sharing.open(first.accessToken())).isEmpty();
        assertThat(sharing.open(second.accessToken())).contains(second);
        assertThat(log.ofItem(subject.projectId(), "Insight", "5", 10, 0).activities())
                .extracting(Activity::activity)
                .containsExactly("sharing enabled", "sharing disabled", "sharing enabled");
    }

    @Test
    void refresh_leavesTheOldTokenFiveMinutes() {
        SharingConfiguration first = enable(true);
        SharingConfiguration second = sharing.refresh(SharedKind.INSIGHT, ITEM, subject, user);
        assertThat(second.enabled()).isTrue();
        metadata.clock.forward(Duration.ofMinutes(4));
        assertThat(sharing.open(first.accessToken())).isPresent();
        metadata.clock.forward(Duration.ofMinutes(1));
        assertThat(sharing.open(first.accessToken())).isEmpty();
        assertThat(sharing.open(second.accessToken())).isPresent();
    }

    @Test
    void disabling_endsATokenInItsGrace() {
        SharingConfiguration first = enable(true);
        sharing.refresh(SharedKind.INSIGHT, ITEM, subject, user);
        enable(false);
        assertThat(sharing.open(first.accessToken())).isEmpty();
    }

    private SharingConfiguration enable(boolean enabled) {
        return sharing.update(
                SharedKind.INSIGHT, ITEM, subject, user, body("{'enabled': " + enabled + "}"));
    }
}
