/// Brings a database to the schema of this version.
@NullMarked
package io.eventops.migrations;

import org.jspecify.annotations.NullMarked;
