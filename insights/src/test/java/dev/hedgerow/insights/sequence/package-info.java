@NullMarked
package dev.hedgerow.insights.sequence;

import org.jspecify.annotations.NullMarked;
