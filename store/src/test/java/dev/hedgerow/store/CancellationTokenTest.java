package dev.hedgerow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CancellationTokenTest {

    private final CancellationToken token = new CancellationToken();
    private final List<String> ran = new ArrayList<>();

    @Test
    void cancel_runsEachActionOnce() {
        token.onCancel(() -> ran.add("a"));
        token.onCancel(() -> ran.add("b"));
        token.cancel();
        token.cancel();
        assertThat(ran).containsExactly("a", "b");
        assertThat(token.isCancelled()).isTrue();
    }

    @Test
    void onCancel_afterCancel_runsAtOnce() {
        token.cancel();
        token.onCancel(() -> ran.add("late"));
        assertThat(ran).containsExactly("late");
    }

    @Test
    void cancel_closedRegistration_isForgotten() {
        token.onCancel(() -> ran.add("a")).close();
        token.cancel();
        assertThat(ran).isEmpty();
    }
}
