package dev.hedgerow.http.members;

import org.jspecify.annotations.Nullable;

/** What may be set on a member: the level, 1 member, 8 administrator or 15 owner. */
public record MemberFields(@Nullable Integer level) {}
