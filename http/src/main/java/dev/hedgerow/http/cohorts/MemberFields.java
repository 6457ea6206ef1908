package dev.hedgerow.http.cohorts;

import java.util.UUID;

/** A person to take out of a static cohort. */
public record MemberFields(UUID personId) {}
