@NullMarked
package dev.hedgerow.insights.breakdown;

import org.jspecify.annotations.NullMarked;
