/** Projects: making, reading and changing them, under every path that PostHog has for it. */
@NullMarked
package dev.hedgerow.http.projects;

import org.jspecify.annotations.NullMarked;
