package dev.hedgerow.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a data folder remembers of its demo, in {@code demo.json}: which story it holds, and whether
 * all of it. An interrupted load tells the same story again, and the store keeps each event once.
 *
 * @param token the project's token
 */
public record DemoState(long seed, Instant end, String token, boolean isLoaded) {
    private static final String FILE = "demo.json";

    /** The state of a folder; empty when no demo was ever started there. */
    public static Optional<DemoState> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode json = JsonMapper.shared().readTree(file);
        return Optional.of(
                new DemoState(
                        json.get("seed").asLong(),
                        Instant.parse(json.get("end").asString()),
                        json.get("token").asString(),
                        json.get("loaded").asBoolean()));
    }

    /** Replaces the state of the folder, which is made when missing. */
    public void write(Path folder) {
        String json =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("seed", seed)
                        .put("end", end.toString())
                        .put("token", token)
                        .put("loaded", isLoaded)
                        .toPrettyString();
        try {
            Files.createDirectories(folder);
            Path draft = Files.writeString(folder.resolve(FILE + ".new"), json);
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with everything loaded. */
    public DemoState loaded() {
        return new DemoState(seed, end, token, true);
    }
}
