package dev.hedgerow.metadata.definitions;

/** A row of {@code event_properties}: this property was seen on this event. */
public record EventProperty(long projectId, String event, String property) {}
