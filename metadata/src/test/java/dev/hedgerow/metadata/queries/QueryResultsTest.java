package dev.hedgerow.metadata.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.metadata.TestMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueryResultsTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private QueryResults results;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        results = open();
    }

    private QueryResults open() {
        return new QueryResults(
                metadata.database,
                metadata.clock,
                new QueryResults.Limits(Duration.ofHours(2), 10_000));
    }

    /** Has everything written, and forgets what was in memory. */
    private void reopen() {
        results.close();
        results = open();
    }

    @AfterEach
    void stop() {
        results.close();
        metadata.close();
    }

    @Test
    void keep_replacesAndFindsByProject() {
        QueryResult first = result("{\"a\":\"ü\"}");
        QueryResult second = new QueryResult("{}", now(), now().plusSeconds(1), null);
        results.keep(1, "k", first, 0);
        assertThat(results.find(1, "k")).contains(first);
        results.keep(1, "k", second, 0);
        assertThat(results.find(1, "k")).contains(second);
        assertThat(results.find(2, "k")).isEmpty();
        reopen();
        assertThat(results.find(1, "k")).contains(second);
    }

    @Test
    void keep_findsTheLatestOfManyWhileTheyAreWritten() {
        for (int i = 0; i < 300; i++) {
            QueryResult latest = result("{\"i\":" + i + "}");
            results.keep(1, "k" + i % 3, latest, 0);
            assertThat(results.find(1, "k" + i % 3)).contains(latest);
        }
        reopen();
        assertThat(results.find(1, "k0")).contains(result("{\"i\":297}"));
        assertThat(results.find(1, "k2")).contains(result("{\"i\":299}"));
    }

    @Test
    void forget_alsoRefusesWhatWasBegunBefore() {
        results.keep(1, "k", result("{}"), 0);
        results.keep(2, "k", result("{}"), 0);
        long before = results.epoch(1);
        metadata.database.writing(handle -> QueryResults.forget(handle, 1));

        results.keep(1, "late", result("{}"), before);

        assertThat(results.find(1, "k")).isEmpty();
        assertThat(results.find(1, "late")).isEmpty();
        assertThat(results.find(2, "k")).isPresent();
        reopen();
        assertThat(results.find(1, "k")).isEmpty();
        assertThat(results.find(1, "late")).isEmpty();
        assertThat(results.find(2, "k")).isPresent();
        results.keep(1, "new", result("{}"), results.epoch(1));
        assertThat(results.find(1, "new")).isPresent();
    }

    @Test
    void evict_takesTheOldAndThenTheOldestUntilTheRestFits() {
        results.keep(1, "old", result("{}"), 0);
        metadata.clock.forward(Duration.ofHours(3));
        assertThat(results.find(1, "old")).isEmpty();
        for (int i = 0; i < 6; i++) {
            results.keep(1, "k" + i, result(noise(i)), 0);
            metadata.clock.forward(Duration.ofSeconds(1));
        }
        assertThat(results.evict()).isGreaterThan(1);
        assertThat(results.find(1, "k0")).isEmpty();
        assertThat(results.find(1, "k5")).isPresent();
        assertThat(results.evict()).isZero();
    }

    @Test
    void keep_refusesWhatCanNeverFit() {
        results.keep(
                1, "k", result(noise(1).repeat(1) + noise(2) + noise(3) + noise(4) + noise(5)), 0);
        reopen();
        assertThat(results.find(1, "k")).isEmpty();
    }

    private Instant now() {
        return metadata.clock.instant();
    }

    private QueryResult result(String body) {
        return new QueryResult(body, now(), null, now());
    }

    /** About 3 kB that hardly compress. */
    private static String noise(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }
}
