/**
 * Search by text as lists of the API offer it: what somebody types and the texts of a thing go in,
 * whether and how well they match comes out. Pure.
 */
@NullMarked
package dev.hedgerow.metadata.search;

import org.jspecify.annotations.NullMarked;
