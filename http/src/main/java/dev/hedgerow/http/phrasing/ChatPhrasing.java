package dev.hedgerow.http.phrasing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks an endpoint that speaks OpenAI's chat completions. An answer with a number that was not in
 * the text is thrown away: a model may choose words, never figures.
 */
public final class ChatPhrasing implements Phrasing {
    private static final Logger LOG = LoggerFactory.getLogger(ChatPhrasing.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final String TASK =
            "Rephrase the text for a product team, in plain text. Keep every statement and every number as it is;"
                    + " add nothing. Answer with the rephrased text alone.";

    private final URI endpoint;
    private final @Nullable String key;
    private final String model;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * @param url the base of the API, such as {@code https://api.openai.com/v1}
     * @param key sent as a bearer token; null for none
     */
    public ChatPhrasing(String url, @Nullable String key, String model) {
        this.endpoint = URI.create(url.replaceAll("/+$", "") + "/chat/completions");
        this.key = key;
        this.model = model;
    }

    @Override
    public String rephrase(String text) {
        if (text.isBlank()) {
            return text;
        }
        try {
            HttpResponse<String> response = client.send(request(text), BodyHandlers.ofString());
            String answer =
                    response.statusCode() == 200
                            ? JSON.readTree(response.body())
                                    .at("/choices/0/message/content")
                                    .asString("")
                                    .strip()
                            : "";
            boolean usable = !answer.isEmpty() && numbers(text).containsAll(numbers(answer));
            if (!usable) {
                LOG.debug("No use of an answer with status {}", response.statusCode());
            }
            return usable ? answer : text;
        } catch (IOException | JacksonException e) {
            LOG.debug("The language model did not answer", e);
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return text;
        }
    }

    private HttpRequest request(String text) {
        ObjectNode body = JSON.createObjectNode();
        body.put("model", model);
        body.put("temperature", 0);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", TASK);
        messages.addObject().put("role", "user").put("content", text);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return (key == null ? request : request.header("Authorization", "Bearer " + key)).build();
    }

    private static Set<String> numbers(String text) {
        Set<String> numbers = new HashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
        return numbers;
    }
}
