/// Tests of names, versions and images.
@NullMarked
package io.eventops.model.name;

import org.jspecify.annotations.NullMarked;
