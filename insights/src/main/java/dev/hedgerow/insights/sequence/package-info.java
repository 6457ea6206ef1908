/**
 * Rows of events in the order of each actor's time: what funnels and paths work on.
 *
 * <p>In come the rows of a streamed query in any order, as (actor, time, item), packed in primitive
 * arrays; out come the rows of one actor after the other, sorted by time. What an item stands for
 * is the reader's business. Knows no engine.
 */
@NullMarked
package dev.hedgerow.insights.sequence;

import org.jspecify.annotations.NullMarked;
