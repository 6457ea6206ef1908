/**
 * Elements that people clicked: from the chain that an event carries as one text to its elements.
 */
@NullMarked
package dev.hedgerow.insights.elements;

import org.jspecify.annotations.NullMarked;
