@NullMarked
package dev.hedgerow.insights.time;

import org.jspecify.annotations.NullMarked;
