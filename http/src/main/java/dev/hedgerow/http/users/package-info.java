/** The user behind the request, and signing in and out of the web app. */
@NullMarked
package dev.hedgerow.http.users;

import org.jspecify.annotations.NullMarked;
