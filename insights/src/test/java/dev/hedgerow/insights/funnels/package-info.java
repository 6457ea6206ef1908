@NullMarked
package dev.hedgerow.insights.funnels;

import org.jspecify.annotations.NullMarked;
