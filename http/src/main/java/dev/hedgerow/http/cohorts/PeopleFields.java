package dev.hedgerow.http.cohorts;

import java.util.List;
import java.util.UUID;

/** Persons to add to a static cohort. */
public record PeopleFields(List<UUID> personIds) {}
