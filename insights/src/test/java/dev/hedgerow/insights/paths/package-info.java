@NullMarked
package dev.hedgerow.insights.paths;

import org.jspecify.annotations.NullMarked;
