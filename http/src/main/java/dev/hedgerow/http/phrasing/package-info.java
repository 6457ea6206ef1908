/**
 * Saying things better than we do: a language model elsewhere, if one is configured. It gets our
 * finished sentences and nothing else, and whatever goes wrong leaves those as they are.
 */
@NullMarked
package dev.hedgerow.http.phrasing;

import org.jspecify.annotations.NullMarked;
