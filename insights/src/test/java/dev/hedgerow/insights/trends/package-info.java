@NullMarked
package dev.hedgerow.insights.trends;

import org.jspecify.annotations.NullMarked;
