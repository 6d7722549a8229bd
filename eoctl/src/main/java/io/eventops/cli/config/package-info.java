/// The file with the servers and users that eoctl is logged in to.
@NullMarked
package io.eventops.cli.config;

import org.jspecify.annotations.NullMarked;
