@NullMarked
package dev.hedgerow.insights.run;

import org.jspecify.annotations.NullMarked;
