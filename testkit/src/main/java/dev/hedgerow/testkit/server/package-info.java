/**
 * A server as a process of its own, seen from outside: started, asked over HTTP, measured and
 * killed.
 *
 * <p>In: the class path and the data folder. Out: answers, and what a campaign of kills found.
 * Knows nothing of the server's classes, so that tests of the server and the benchmarks can both
 * use it.
 */
@NullMarked
package dev.hedgerow.testkit.server;

import org.jspecify.annotations.NullMarked;
