package dev.hedgerow.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/**
 * The flags that every way to start a server has, each with its environment variable; picocli reads
 * both.
 */
final class ConfigOptions {
    @Option(
            names = "--port",
            defaultValue = "${env:HEDGEROW_PORT:-8000}",
            description = "Port to listen on, 0 for any free one (HEDGEROW_PORT; ${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--host",
            defaultValue = "${env:HEDGEROW_HOST:-127.0.0.1}",
            description = "Address to listen on (HEDGEROW_HOST; ${DEFAULT-VALUE})")
    String host = "127.0.0.1";

    @Option(
            names = "--behind-proxy",
            defaultValue = "${env:HEDGEROW_BEHIND_PROXY:-false}",
            description =
                    "Take the client's address, scheme and host from X-Forwarded-* or Forwarded; only when a proxy sets them (HEDGEROW_BEHIND_PROXY)")
    boolean behindProxy;

    @Option(
            names = "--data",
            defaultValue = "${env:HEDGEROW_DATA:-./hedgerow-data}",
            description =
                    "Folder of all files, made when missing (HEDGEROW_DATA; ${DEFAULT-VALUE})")
    Path data = Path.of("hedgerow-data");

    @Option(
            names = "--dev",
            defaultValue = "${env:HEDGEROW_DEV:-false}",
            description = "Developers' pages, such as /_dev/routes (HEDGEROW_DEV)")
    boolean dev;

    @Option(
            names = "--warm-up",
            arity = "1",
            defaultValue = "${env:HEDGEROW_WARM_UP:-true}",
            description =
                    "Whether it exercises itself once it has started, so that first questions are quick (HEDGEROW_WARM_UP; ${DEFAULT-VALUE})")
    boolean warmUp;

    @Option(
            names = "--warm-up-rounds",
            hidden = true, // For dev/prepare-start, which wants more of them.
            defaultValue = "${env:HEDGEROW_WARM_UP_ROUNDS:-30}")
    int warmUpRounds;

    @Option(
            names = "--log-level",
            defaultValue = "${env:HEDGEROW_LOG_LEVEL:-info}",
            description =
                    "error, warn, info or debug; debug logs every request (HEDGEROW_LOG_LEVEL)")
    String logLevel = "info";

    @Option(
            names = "--query-memory-mb",
            defaultValue = "${env:HEDGEROW_QUERY_MEMORY_MB:-1024}",
            description =
                    "Megabytes for the event store (HEDGEROW_QUERY_MEMORY_MB; ${DEFAULT-VALUE})")
    int queryMemoryMb;

    @Option(
            names = "--query-threads",
            defaultValue = "${env:HEDGEROW_QUERY_THREADS:-0}",
            description = "Threads of a query, 0 for one per core (HEDGEROW_QUERY_THREADS)")
    int queryThreads;

    @Option(
            names = "--queries-at-once",
            defaultValue = "${env:HEDGEROW_QUERIES_AT_ONCE:-4}",
            description =
                    "Queries that run at the same time; others wait (HEDGEROW_QUERIES_AT_ONCE; ${DEFAULT-VALUE})")
    int queriesAtOnce;

    @Option(
            names = "--query-timeout",
            defaultValue = "${env:HEDGEROW_QUERY_TIMEOUT:-10}",
            description =
                    "Seconds that a query may take while somebody waits; in the background ten times that (HEDGEROW_QUERY_TIMEOUT; ${DEFAULT-VALUE})")
    int queryTimeoutSeconds;

    @Option(
            names = "--bootstrap-email",
            defaultValue = "${env:HEDGEROW_BOOTSTRAP_EMAIL:-}",
            description =
                    "Email of the first user, only at the first start (HEDGEROW_BOOTSTRAP_EMAIL)")
    @Nullable String bootstrapEmail;

    @Option(
            names = "--bootstrap-password",
            defaultValue = "${env:HEDGEROW_BOOTSTRAP_PASSWORD:-}",
            description =
                    "Password of the first user, only at the first start (HEDGEROW_BOOTSTRAP_PASSWORD)")
    @Nullable String bootstrapPassword;

    @Option(
            names = "--bootstrap-api-key",
            defaultValue = "${env:HEDGEROW_BOOTSTRAP_API_KEY:-}",
            description =
                    "First personal API key, phx_…, only at the first start (HEDGEROW_BOOTSTRAP_API_KEY)")
    @Nullable String bootstrapApiKey;

    @Option(
            names = "--bootstrap-project-token",
            defaultValue = "${env:HEDGEROW_BOOTSTRAP_PROJECT_TOKEN:-}",
            description =
                    "First project's token, phc_…, only at the first start (HEDGEROW_BOOTSTRAP_PROJECT_TOKEN)")
    @Nullable String bootstrapProjectToken;

    @Option(
            names = "--llm-url",
            defaultValue = "${env:HEDGEROW_LLM_URL:-}",
            description =
                    "Base of an OpenAI-compatible API that may rephrase our sentences (HEDGEROW_LLM_URL)")
    @Nullable String llmUrl;

    @Option(
            names = "--llm-key",
            defaultValue = "${env:HEDGEROW_LLM_KEY:-}",
            description = "Its key (HEDGEROW_LLM_KEY)")
    @Nullable String llmKey;

    @Option(
            names = "--llm-model",
            defaultValue = "${env:HEDGEROW_LLM_MODEL:-gpt-4o-mini}",
            description = "Its model (HEDGEROW_LLM_MODEL; ${DEFAULT-VALUE})")
    String llmModel = "gpt-4o-mini";

    /** The settings; turns the log to the wanted level on the way. */
    Config config() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                .setLevel(Level.toLevel(logLevel));
        int cores = Runtime.getRuntime().availableProcessors();
        return new Config(
                new Config.Address(host, port, behindProxy),
                data.toAbsolutePath().normalize(),
                dev,
                warmUp ? warmUpRounds : 0,
                queryMemoryMb,
                queryThreads > 0 ? queryThreads : cores,
                queriesAtOnce,
                Duration.ofSeconds(Math.max(1, queryTimeoutSeconds)),
                new Config.Bootstrap(
                        given(bootstrapEmail),
                        given(bootstrapPassword),
                        given(bootstrapApiKey),
                        given(bootstrapProjectToken)),
                languageModel());
    }

    private Config.@Nullable LanguageModel languageModel() {
        String url = given(llmUrl);
        return url == null ? null : new Config.LanguageModel(url, given(llmKey), llmModel);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
