/** The activity log as lists of other resources show it. */
@NullMarked
package dev.hedgerow.http.activity;

import org.jspecify.annotations.NullMarked;
