package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class IdleHeapTest {
    private static final long WORK = 100L << 20;
    private static final long NEXT_TO_NOTHING = 1000;

    private final AtomicLong allocated = new AtomicLong();
    private final AtomicInteger collections = new AtomicInteger();

    @Test
    void look_afterWork_collectsOnceWhenItHasBeenQuiet() {
        try (IdleHeap heap = new IdleHeap(allocated::get, collections::incrementAndGet)) {
            look(heap, WORK, 1);
            look(heap, NEXT_TO_NOTHING, 2);
            assertThat(collections).hasValue(0);
            look(heap, NEXT_TO_NOTHING, 50);
            assertThat(collections).hasValue(1);
            look(heap, WORK, 1);
            look(heap, NEXT_TO_NOTHING, 50);
            assertThat(collections).hasValue(2);
        }
    }

    @Test
    void look_whileThereIsWork_leavesTheHeapAlone() {
        try (IdleHeap heap = new IdleHeap(allocated::get, collections::incrementAndGet)) {
            for (int i = 0; i < 50; i++) {
                look(heap, NEXT_TO_NOTHING, 2);
                look(heap, WORK, 1);
            }
            assertThat(collections).hasValue(0);
        }
    }

    private void look(IdleHeap heap, long bytes, int times) {
        for (int i = 0; i < times; i++) {
            allocated.addAndGet(bytes);
            heap.look();
        }
    }
}
