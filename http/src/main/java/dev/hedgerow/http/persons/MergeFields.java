package dev.hedgerow.http.persons;

import java.util.List;
import java.util.UUID;

/** The persons that become part of another. */
public record MergeFields(List<UUID> ids) {}
