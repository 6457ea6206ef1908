package dev.hedgerow.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.ingest.capture.Requests;
import dev.hedgerow.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    /** A file holds 32 MB. */
    private static final int MANY_BYTES = 12 << 20;

    @TempDir private Path folder;

    @Test
    void request_comesBackAsItWas() {
        CaptureInput input =
                Requests.request("/batch/", "ip=1&größe=😀", null, "gzip", new byte[] {0, -1, 5});
        try (Journal journal = Journal.open(folder, 0)) {
            assertThat(journal.append(List.of(Journal.Entry.of(input)))).isEqualTo(1);
        }

        List<CaptureInput> read = new ArrayList<>();
        try (Journal journal = Journal.open(folder, 0)) {
            journal.replay((_, replayed) -> read.add(replayed));
        }
        assertThat(read).usingRecursiveFieldByFieldElementComparator().isEqualTo(List.of(input));
    }

    @Test
    void onlyWhatTheStoreLacks_isReplayed() {
        try (Journal journal = Journal.open(folder, 0)) {
            append(journal, "a", "b", "c");
            append(journal, "d");
            journal.applied(2);
        }

        try (Journal journal = Journal.open(folder, 2)) {
            assertThat(replayed(journal)).containsExactly("3 c", "4 d");
            assertThat(append(journal, "e")).isEqualTo(5);
        }
        try (Journal journal = Journal.open(folder, 3)) {
            assertThat(replayed(journal)).containsExactly("4 d", "5 e");
        }
    }

    @Test
    void positions_goOnWhenNothingIsLeft() throws IOException {
        try (Journal journal = Journal.open(folder, 0)) {
            append(journal, "a", "b");
            journal.applied(2);
        }
        assertThat(files()).isEmpty();

        try (Journal journal = Journal.open(folder, 2)) {
            assertThat(append(journal, "c")).isEqualTo(3);
        }
    }

    @Test
    void filesThatTheStoreHas_areDeletedWhileOthersAreWritten() throws IOException {
        String large = String.join("", Collections.nCopies(MANY_BYTES, "x"));
        try (Journal journal = Journal.open(folder, 0)) {
            for (int i = 0; i < 7; i++) {
                append(journal, large);
            }
            assertThat(files()).hasSize(3);
            journal.applied(6);
            assertThat(files()).hasSize(1);
        }
        try (Journal journal = Journal.open(folder, 6)) {
            assertThat(replayed(journal)).containsExactly("7 " + large);
        }
    }

    /** Whatever a crash leaves of the last record, those before it are whole. */
    @Test
    void tornRecord_isLeftOutAndWrittenOver() throws IOException {
        Path file = fileOf("first", "second");
        byte[] whole = Files.readAllBytes(file);
        int second = whole.length - recordBytes("second");
        for (int cut = second; cut < whole.length; cut++) {
            try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
                torn.setLength(cut);
            }
            assertThat(reopened()).as("cut at %d", cut).containsExactly("1 first", "2 next");
            Files.write(file, whole);
        }
    }

    @Test
    void changedByte_endsTheFile() throws IOException {
        Path file = fileOf("first", "second");
        byte[] whole = Files.readAllBytes(file);
        int second = whole.length - recordBytes("second");
        for (int at = second; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x41;
            Files.write(file, changed);
            assertThat(reopened()).as("byte %d", at).containsExactly("1 first", "2 next");
        }
    }

    @Test
    void setAside_comesAgainAsTheLast() {
        try (Journal journal = Journal.open(folder, 0)) {
            append(journal, "good", "bad", "other");
            journal.setAside(2);
            journal.applied(3);
        }

        try (Journal journal = Journal.open(folder, 3)) {
            assertThat(replayed(journal)).isEmpty();
            journal.takeSetAside();
            assertThat(replayed(journal)).containsExactly("4 bad");
            journal.takeSetAside();
            assertThat(replayed(journal)).containsExactly("4 bad");
        }
    }

    @Test
    void setAside_leavesWhatACrashCutAlone() throws IOException {
        try (Journal journal = Journal.open(folder, 0)) {
            append(journal, "bad");
            journal.setAside(1);
            journal.applied(1);
        }
        Path whole = files().getFirst();
        Path draft = whole.resolveSibling(whole.getFileName() + ".draft");
        Files.write(draft, new byte[] {1, 2, 3});

        try (Journal journal = Journal.open(folder, 1)) {
            journal.takeSetAside();
            assertThat(replayed(journal)).containsExactly("2 bad");
            assertThat(draft).doesNotExist();
        }
    }

    @Test
    void setAside_withoutRoom_staysForALaterStart() {
        try (Journal journal = Journal.open(folder, 0)) {
            append(journal, "bad");
            journal.setAside(1);
            journal.applied(1);
        }

        try (Journal full = Journal.open(folder, 1, () -> 0)) {
            full.takeSetAside();
            assertThat(replayed(full)).isEmpty();
        }
        try (Journal journal = Journal.open(folder, 1)) {
            journal.takeSetAside();
            assertThat(replayed(journal)).containsExactly("2 bad");
        }
    }

    @Test
    void append_leavesRoomForThoseWhoStoreWhatWaits() {
        String large = String.join("", Collections.nCopies(1 << 20, "x"));
        try (Journal journal = Journal.open(folder, 0, () -> 16L << 20)) {
            append(journal, large);
            append(journal, large);
            append(journal, large);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> append(journal, large))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(StoreException.Code.DISK_FULL));
            journal.applied(1);
            assertThat(append(journal, large)).isEqualTo(4);
        }
    }

    /** Who stores what is read says so meanwhile, from another thread. */
    @Test
    void replay_letsOthersSayWhatIsStored() throws IOException {
        String large = String.join("", Collections.nCopies(MANY_BYTES, "x"));
        try (Journal journal = Journal.open(folder, 0)) {
            for (int i = 0; i < 4; i++) {
                append(journal, large);
            }
        }
        List<Long> read = new ArrayList<>();
        try (Journal journal = Journal.open(folder, 0)) {
            journal.replay((position, _) -> {
                read.add(position);
                CompletableFuture.runAsync(() -> journal.applied(position))
                        .orTimeout(1, TimeUnit.MINUTES)
                        .join();
            });
            assertThat(files()).isEmpty();
        }
        assertThat(read).containsExactly(1L, 2L, 3L, 4L);
    }

    private Path fileOf(String... bodies) throws IOException {
        try (Journal journal = Journal.open(folder, 0)) {
            append(journal, bodies);
        }
        return files().getFirst();
    }

    /** Opens what is there, appends one more, and says what the next start finds. */
    private List<String> reopened() throws IOException {
        try (Journal journal = Journal.open(folder, 0)) {
            append(journal, "next");
        }
        try (Journal journal = Journal.open(folder, 0)) {
            return replayed(journal);
        } finally {
            for (Path added : files().subList(1, files().size())) {
                Files.delete(added);
            }
        }
    }

    private static int recordBytes(String body) {
        return 16 + JournalRecord.of(Requests.post(body)).bytes().length;
    }

    private static long append(Journal journal, String... bodies) {
        return journal.append(
                Stream.of(bodies).map(body -> Journal.Entry.of(Requests.post(body))).toList());
    }

    private static List<String> replayed(Journal journal) {
        List<String> all = new ArrayList<>();
        journal.replay((position, input) ->
                all.add(position + " " + new String(input.body(), StandardCharsets.UTF_8)));
        return all;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
