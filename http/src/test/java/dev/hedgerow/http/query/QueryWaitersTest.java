package dev.hedgerow.http.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.http.error.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class QueryWaitersTest {
    private static final int THREADS = 64;
    private static final int WAITING = 256;
    private static final int CALLERS = 8;

    @AutoClose private final QueryWaiters waiters = new QueryWaiters();

    @Test
    void oneAfterTheOther_useThreadsAgain() {
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(waiters.later(Thread::currentThread).toCompletableFuture().join());
        }

        assertThat(threads).hasSizeLessThan(THREADS);
    }

    @Test
    void manyAtOnce_runWaitOrAreRefused() {
        CountDownLatch begun = new CountDownLatch(THREADS);
        CountDownLatch released = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < THREADS + WAITING; i++) {
            all.add(waiters.later(() -> await(begun, released)).toCompletableFuture());
        }

        assertThatThrownBy(() -> waiters.later(() -> true)).isInstanceOf(ApiException.class);
        released.countDown();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isTrue());
        assertThat(begun.getCount()).isZero();
    }

    private static boolean await(CountDownLatch begun, CountDownLatch released) {
        begun.countDown();
        try {
            released.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void here_isTheCallersThread() {
        assertThat(waiters.here(Thread::currentThread).toCompletableFuture().join())
                .isSameAs(Thread.currentThread());
        assertThatThrownBy(() ->
                        waiters.here(() -> {
                            throw new IllegalStateException("wrong");
                        }))
                .hasMessage("wrong");
    }

    @Test
    void here_ofMoreThanAFew_isAnotherThread() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(CALLERS);
        CountDownLatch released = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(
                    Thread.startVirtualThread(() -> waiters.here(() -> await(begun, released))));
        }
        begun.await();

        assertThat(waiters.here(Thread::currentThread).toCompletableFuture().join())
                .isNotSameAs(Thread.currentThread());
        released.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(waiters.here(Thread::currentThread).toCompletableFuture().join())
                .isSameAs(Thread.currentThread());
    }

    @Test
    void closed_refuses() {
        waiters.close();

        assertThatThrownBy(() -> waiters.later(() -> true)).isInstanceOf(ApiException.class);
    }
}
