package dev.hedgerow.http.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.http.json.ApiJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class EventStreamTest {
    private static final JsonMapper MAPPER = ApiJson.mapper();

    @Test
    void event_isItsObjectBehindData() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventStream events = new EventStream(out, MAPPER);
        events.send(() -> MAPPER.createObjectNode().put("type", "tile"));
        events.send(() -> MAPPER.createObjectNode().put("type", "complete"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("data: {\"type\":\"tile\"}\n\ndata: {\"type\":\"complete\"}\n\n");
    }

    @Test
    void object_isNotMadeForAClientThatLeft() throws IOException {
        Leaving out = new Leaving();
        List<String> made = new ArrayList<>();
        EventStream events = new EventStream(out, MAPPER);
        events.send(() -> {
            made.add("first");
            return MAPPER.createObjectNode();
        });
        out.left = true;
        assertThatThrownBy(() ->
                        events.send(() -> {
                            made.add("second");
                            return MAPPER.createObjectNode();
                        }))
                .isInstanceOf(IOException.class);
        assertThat(made).containsExactly("first");
    }

    /** A socket: it takes one more write after the other end has gone, and refuses the next. */
    private static final class Leaving extends OutputStream {
        private boolean left;
        private boolean told;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (told) {
                throw new IOException("Broken pipe");
            }
            told = left;
        }
    }
}
