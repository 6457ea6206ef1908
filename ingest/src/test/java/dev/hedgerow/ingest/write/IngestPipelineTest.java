package dev.hedgerow.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.ingest.capture.Requests;
import dev.hedgerow.ingest.journal.Journal;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.store.StoreException;
import dev.hedgerow.store.WriteBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class IngestPipelineTest {

    private static MetadataDatabase metadata;
    private MemoryStore store;
    @TempDir private Path journalFolder;
    private Journal journal;
    private IngestPipeline pipeline;
    private Ingest ingest;
    private String token;

    @BeforeAll
    static void openMetadata(@TempDir Path folder) {
        metadata = MetadataDatabase.open(folder.resolve("metadata.db"));
    }

    @AfterAll
    static void closeMetadata() {
        metadata.close();
    }

    @BeforeEach
    void start() {
        token = TestProjects.create(metadata).apiToken();
        store = TestProjects.store(metadata);
        open(PipelineLimits.standard());
    }

    @AfterEach
    void stop() {
        close();
    }

    private void close() {
        pipeline.close();
        journal.close();
    }

    private void open(PipelineLimits limits) {
        journal = Journal.open(journalFolder, store.appliedPosition());
        pipeline = IngestPipeline.start(metadata, store, journal, limits);
        ingest = new Ingest(metadata, pipeline);
    }

    @Test
    void answeredEvents_areStored() throws Exception {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(send("e" + i, "user" + i % 50));
        }
        for (CompletableFuture<Void> answer : answers) {
            answer.get(1, TimeUnit.MINUTES);
        }
        pipeline.awaitStored();

        assertThat(store.events()).hasSize(500);
        assertThat(store.persons()).hasSize(50);
        assertThat(pipeline.stats().events()).isEqualTo(500);
        assertThat(pipeline.stats().commits()).isLessThan(400);
    }

    @Test
    void unknownToken_isRefused() {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() ->
                        ingest.capture(
                                Requests.post(
                                        "{\"event\":\"e\",\"distinct_id\":\"d\",\"token\":\"phc_nobody\"}")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(CaptureException.Code.UNAUTHORIZED));
    }

    @Test
    void onlyTheRequestAtFault_isSetAside() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        blockWriter(gate);
        for (int i = 0; i < 20; i++) {
            send(i == 13 ? "poison" : "fine", "user" + i).get(1, TimeUnit.MINUTES);
        }
        store.beforeWrite(IngestPipelineTest::refusePoison);
        gate.countDown();
        pipeline.awaitStored();

        assertThat(store.events()).filteredOn(e -> e.event().equals("fine")).hasSize(19);
        assertThat(store.events()).noneMatch(e -> e.event().equals("poison"));
        assertThat(store.owners())
                .containsKey("user13"); // The metadata knows it, so the store must.
        send("after", "user99").get(1, TimeUnit.MINUTES);
        assertThat(pipeline.stats().failedRequests()).isEqualTo(1);

        close();
        store.beforeWrite(null);
        open(PipelineLimits.standard());
        pipeline.awaitStored();
        assertThat(store.events()).filteredOn(e -> e.event().equals("poison")).hasSize(1);
    }

    @Test
    void fullDisk_turnsRequestsAwayAndLosesNothingThatWasTaken() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        store.beforeWrite(batch -> {
            if (full.get()) {
                throw StoreException.diskFull("/data", null);
            }
        });
        send("e", "ann").get(1, TimeUnit.MINUTES);
        pipeline.awaitStored(); // Returns: queries go on.
        assertThatExceptionOfType(IngestException.class)
                .isThrownBy(() -> send("e", "ann"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(IngestException.Code.STORAGE));
        assertThat(store.events()).isEmpty();

        full.set(false);
        awaitEvents(1);
        sendOnceTaken("later", "bob").get(1, TimeUnit.MINUTES);
        pipeline.awaitStored();
        assertThat(store.owners()).containsKeys("ann", "bob");
        assertThat(store.persons()).hasSize(2);
        assertThat(store.events()).hasSize(2);
    }

    @Test
    void whatCouldNotBeStored_isStoredByTheNextStart() throws Exception {
        store.beforeWrite(batch -> {
            throw StoreException.diskFull("/data", null);
        });
        send("e", "ann").get(1, TimeUnit.MINUTES);
        send("e", "bob").get(1, TimeUnit.MINUTES);
        close();
        assertThat(store.events()).isEmpty();

        store.beforeWrite(null);
        open(PipelineLimits.standard());
        pipeline.awaitStored();
        assertThat(store.events()).hasSize(2);
        assertThat(store.owners()).containsKeys("ann", "bob");
    }

    @Test
    void start_readsNoMoreOfTheJournalThanTheLimitsAllow() throws Exception {
        close();
        try (Journal filled = Journal.open(journalFolder, store.appliedPosition())) {
            for (int i = 0; i < 500; i++) {
                filled.append(List.of(Journal.Entry.of(event("e", "user" + i))));
            }
        }

        open(new PipelineLimits(5, 1 << 20, 6, 6, 1 << 20, Duration.ofMillis(1)));
        assertThat(pipeline.stats().waitingEvents()).isLessThanOrEqualTo(6);
        pipeline.awaitStored();
        assertThat(store.events()).hasSize(500);
    }

    /** The writer notices a moment after it has stored something that it can store again. */
    private CompletableFuture<Void> sendOnceTaken(String event, String distinctId)
            throws InterruptedException {
        while (true) { // The class's timeout ends it.
            try {
                return send(event, distinctId);
            } catch (IngestException e) {
                assertThat(e.code()).isEqualTo(IngestException.Code.STORAGE);
                Thread.sleep(10);
            }
        }
    }

    private void awaitEvents(int count) throws InterruptedException {
        while (store.events().size() < count) { // The class's timeout ends it.
            Thread.sleep(10);
        }
    }

    @Test
    void tooMuchWaiting_isTurnedAway() throws Exception {
        close();
        open(new PipelineLimits(10, 1 << 20, 5, 6, 1 << 20, Duration.ofMillis(1)));
        CountDownLatch gate = new CountDownLatch(1);
        blockWriter(gate);
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(send("e", "ann"));
        }

        assertThatExceptionOfType(IngestException.class)
                .isThrownBy(() -> send("e", "ann"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(IngestException.Code.QUEUE_FULL));
        gate.countDown();
        for (CompletableFuture<Void> answer : answers) {
            answer.get(1, TimeUnit.MINUTES);
        }
        pipeline.awaitStored();
        assertThat(store.events()).hasSize(6);
    }

    @Test
    void close_storesWhatWaits() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        blockWriter(gate);
        for (int i = 0; i < 100; i++) {
            answers.add(send("e", "user" + i));
        }
        gate.countDown();
        pipeline.close();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
        assertThat(store.events()).hasSize(101);
        assertThatExceptionOfType(IngestException.class)
                .isThrownBy(() -> send("e", "ann"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(IngestException.Code.STOPPED));
    }

    @Test
    void start_carriesOverWhatTheStoreMissed() throws Exception {
        long before = store.appliedVersion();
        for (int i = 0; i < 30; i++) {
            send("e", "user" + i).get(1, TimeUnit.MINUTES);
            pipeline.awaitStored();
        }
        close();
        store = new MemoryStore(before);
        open(PipelineLimits.standard());

        assertThat(store.persons()).hasSize(30);
        assertThat(store.owners()).hasSize(30);
        assertThat(store.appliedVersion()).isEqualTo(before + 30);
    }

    @Test
    void change_runsBetweenBatchesAndReturnsItsResult() throws Exception {
        send("e", "ann").get(1, TimeUnit.MINUTES);

        assertThat(pipeline.change(() -> 42).get(1, TimeUnit.MINUTES)).isEqualTo(42);
        CompletableFuture<Object> failing =
                pipeline.change(() -> {
                    throw new IllegalStateException("no");
                });
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> failing.get(1, TimeUnit.MINUTES));
        send("e", "bob").get(1, TimeUnit.MINUTES);
    }

    /** The pause after a commit is a multiple of what that took, and the interval at most. */
    @Test
    void loneEvent_doesNotWaitForCompany() throws Exception {
        close();
        open(new PipelineLimits(5_000, 1 << 20, 5_000, 5_000, 1 << 20, Duration.ofHours(1)));

        send("e", "ann").get(1, TimeUnit.MINUTES);
        awaitEvents(1);
        send("e", "ann").get(1, TimeUnit.MINUTES);
        awaitEvents(2);
        pipeline.awaitStored(); // Only then is the commit counted.

        assertThat(pipeline.stats().commits()).isEqualTo(2);
    }

    private void blockWriter(CountDownLatch gate) throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        store.beforeWrite(batch -> {
            blocked.countDown();
            await(gate);
        });
        CompletableFuture<Void> _ = send("first", "first");
        assertThat(blocked.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void await(CountDownLatch gate) {
        try {
            assertThat(gate.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refusePoison(WriteBatch batch) {
        if (batch.events().stream().anyMatch(event -> event.event().equals("poison"))) {
            throw StoreException.internal("poison", null);
        }
    }

    private CompletableFuture<Void> send(String event, String distinctId) {
        return ingest.capture(event(event, distinctId));
    }

    private CaptureInput event(String event, String distinctId) {
        return Requests.post(
                "{\"event\":\"%s\",\"distinct_id\":\"%s\",\"token\":\"%s\"}"
                        .formatted(event, distinctId, token));
    }
}
