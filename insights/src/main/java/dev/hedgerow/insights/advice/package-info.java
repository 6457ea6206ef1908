/**
 * Words about insights: what a query is called, what follows from it, and what stands out in its
 * answer. Everything is computed from the data by fixed rules: the same answer gives the same
 * words.
 *
 * <p>Further questions go through an {@link dev.hedgerow.insights.advice.Asker}; nothing here knows
 * who answers them.
 */
@NullMarked
package dev.hedgerow.insights.advice;

import org.jspecify.annotations.NullMarked;
