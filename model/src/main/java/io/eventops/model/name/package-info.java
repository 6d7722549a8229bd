/// The one grammar of names, versions and images, and what a misspelt name was meant to be.
@NullMarked
package io.eventops.model.name;

import org.jspecify.annotations.NullMarked;
