/**
 * Who is calling and what they may do. In comes a request, out goes a {@link
 * dev.hedgerow.http.auth.Caller}, or the 401 or 403 in PostHog's words.
 */
@NullMarked
package dev.hedgerow.http.auth;

import org.jspecify.annotations.NullMarked;
