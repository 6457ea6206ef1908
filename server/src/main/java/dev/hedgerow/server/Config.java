package dev.hedgerow.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server, after flags and environment have been read.
 *
 * @param address where to listen
 * @param data the folder of all files
 * @param dev whether developers' pages are on
 * @param warmUpRounds how often it asks itself everything before anybody else does; 0 for never
 * @param queryMemoryMb megabytes that the event store may use for queries and writes
 * @param queryThreads threads of one query
 * @param queriesAtOnce queries that run at the same time; others wait
 * @param queryTimeout how long a query may take that somebody waits for
 * @param bootstrap what the first start takes instead of inventing it
 * @param languageModel who may phrase our sentences better; null for nobody
 */
public record Config(
        Address address,
        Path data,
        boolean dev,
        int warmUpRounds,
        int queryMemoryMb,
        int queryThreads,
        int queriesAtOnce,
        Duration queryTimeout,
        Bootstrap bootstrap,
        @Nullable LanguageModel languageModel) {

    /**
     * Where to listen.
     *
     * @param host a name or number of this machine
     * @param port 0 takes any free one
     * @param behindProxy whether a proxy stands in front, whose word on the client counts
     */
    public record Address(String host, int port, boolean behindProxy) {

        /** For this machine alone, without a proxy. */
        public static Address local(int port) {
            return new Address("127.0.0.1", port, false);
        }

        /** Whether only this machine can reach the server. */
        boolean isLoopback() {
            return host.equals("localhost")
                    || host.startsWith("127.")
                    || host.equals("::1")
                    || host.equals("[::1]");
        }
    }

    /** The presets of the first start; each is invented when null. */
    public record Bootstrap(
            @Nullable String email,
            @Nullable String password,
            @Nullable String apiKey,
            @Nullable String projectToken) {
        public static final Bootstrap NONE = new Bootstrap(null, null, null, null);

        /** Nothing secret. */
        @Override
        public String toString() {
            return "Bootstrap[" + email + "]";
        }
    }

    /** An endpoint that speaks OpenAI's chat completions. */
    public record LanguageModel(String url, @Nullable String key, String model) {

        /** Nothing secret. */
        @Override
        public String toString() {
            return "LanguageModel[" + url + ", " + model + "]";
        }
    }

    /** The same with another preset for the first project's token. */
    Config withProjectToken(String token) {
        return new Config(
                address,
                data,
                dev,
                warmUpRounds,
                queryMemoryMb,
                queryThreads,
                queriesAtOnce,
                queryTimeout,
                new Bootstrap(bootstrap.email(), bootstrap.password(), bootstrap.apiKey(), token),
                languageModel);
    }
}
