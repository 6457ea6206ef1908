/**
 * Rows of events in the order of each actor's time: what funnels and paths work on.
 *
 * <p>In come the rows of a scanned query in any order and from several threads, as (actor, time,
 * item), packed in primitive arrays and parted into runs by actor; out come, for several runs at a
 * time, the rows of one actor after the other, sorted by time. What an item stands for is the
 * reader's business. Knows no engine.
 */
@NullMarked
package dev.hedgerow.insights.sequence;

import org.jspecify.annotations.NullMarked;
