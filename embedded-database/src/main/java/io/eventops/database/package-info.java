/// A real MariaDB as a child process, kept in a data directory: nothing to install, nothing to
/// configure, closed to other users of the machine.
@NullMarked
package io.eventops.database;

import org.jspecify.annotations.NullMarked;
