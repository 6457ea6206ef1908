/**
 * Test data as journeys of people, case files, and a clock that stands still. A leaf: imports
 * nothing of ours.
 */
@NullMarked
package dev.hedgerow.testkit;

import org.jspecify.annotations.NullMarked;
