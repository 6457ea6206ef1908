@NullMarked
package dev.hedgerow.insights.legacy;

import org.jspecify.annotations.NullMarked;
