@NullMarked
package dev.hedgerow.insights.advice;

import org.jspecify.annotations.NullMarked;
