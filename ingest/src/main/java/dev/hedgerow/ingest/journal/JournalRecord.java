package dev.hedgerow.ingest.journal;

import dev.hedgerow.ingest.capture.CaptureInput;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A capture request in the journal's bytes: time of receipt, the texts around the body, the body.
 *
 * @param bytes the whole of it; not to be changed
 * @param checksum their CRC-32C
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares records; a copy of 20 MB would cost.
record JournalRecord(byte[] bytes, int checksum) {

    private static final int MISSING = -1;

    static JournalRecord of(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return new JournalRecord(bytes, (int) crc.getValue());
    }

    static JournalRecord of(CaptureInput input) {
        List<byte @Nullable []> texts = new ArrayList<>();
        texts.add(utf8(input.path()));
        texts.add(utf8(input.rawQuery()));
        texts.add(utf8(input.contentType()));
        texts.add(utf8(input.contentEncoding()));
        texts.add(utf8(input.clientIp()));
        int size = Long.BYTES + Integer.BYTES + input.body().length;
        for (byte @Nullable [] text : texts) {
            size += Integer.BYTES + (text == null ? 0 : text.length);
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        Instant receivedAt = input.receivedAt();
        buffer.putLong(receivedAt.getEpochSecond()).putInt(receivedAt.getNano());
        for (byte @Nullable [] text : texts) {
            buffer.putInt(text == null ? MISSING : text.length);
            if (text != null) {
                buffer.put(text);
            }
        }
        buffer.put(input.body());
        return of(buffer.array());
    }

    /** The request, with a body of its own. */
    CaptureInput input() {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Instant receivedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
            String path = String.valueOf(text(in));
            String rawQuery = String.valueOf(text(in));
            String contentType = text(in);
            String contentEncoding = text(in);
            String clientIp = text(in);
            return new CaptureInput(
                    path,
                    rawQuery,
                    contentType,
                    contentEncoding,
                    in.readAllBytes(),
                    clientIp,
                    receivedAt);
        } catch (IOException e) {
            throw new UncheckedIOException("a record of the journal is not what was written", e);
        }
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == MISSING ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
