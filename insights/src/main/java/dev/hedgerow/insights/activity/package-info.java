/**
 * In which buckets of a range an actor was active: one bit per bucket, collected by the engine in
 * one pass, and what Java reads of it.
 */
@NullMarked
package dev.hedgerow.insights.activity;

import org.jspecify.annotations.NullMarked;
