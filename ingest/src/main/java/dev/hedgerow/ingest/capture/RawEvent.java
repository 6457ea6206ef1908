package dev.hedgerow.ingest.capture;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as the client sent it.
 *
 * @param event its name, not empty, uncut
 * @param distinctId who it is about: text, not blank, at most 200 characters
 * @param uuid the id the client gave it; null when the server has to invent one
 * @param timestamp the client's time as text; null when it gave none
 * @param offset how long before the request it happened, in ms; null when not given
 * @param properties what it carries
 * @param set {@code $set} beside the properties; null without one
 * @param setOnce {@code $set_once} beside the properties; null without one
 */
public record RawEvent(
        String event,
        String distinctId,
        @Nullable UUID uuid,
        @Nullable String timestamp,
        @Nullable Long offset,
        JsonFields properties,
        @Nullable JsonSlice set,
        @Nullable JsonSlice setOnce) {}
